import type { Locale } from "./preferences.ts";

/** Places of AWS Regions as AWS writes them in each language. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const places: Readonly<Record<string, readonly [en: string, ja: string]>> = {
  "af-south-1": ["Africa (Cape Town)", "アフリカ (ケープタウン)"],
  "ap-east-1": ["Asia Pacific (Hong Kong)", "アジアパシフィック (香港)"],
  "ap-east-2": ["Asia Pacific (Taipei)", "アジアパシフィック (台北)"],
  "ap-northeast-1": ["Asia Pacific (Tokyo)", "アジアパシフィック (東京)"],
  "ap-northeast-2": ["Asia Pacific (Seoul)", "アジアパシフィック (ソウル)"],
  "ap-northeast-3": ["Asia Pacific (Osaka)", "アジアパシフィック (大阪)"],
  "ap-south-1": ["Asia Pacific (Mumbai)", "アジアパシフィック (ムンバイ)"],
  "ap-south-2": ["Asia Pacific (Hyderabad)", "アジアパシフィック (ハイデラバード)"],
  "ap-southeast-1": ["Asia Pacific (Singapore)", "アジアパシフィック (シンガポール)"],
  "ap-southeast-2": ["Asia Pacific (Sydney)", "アジアパシフィック (シドニー)"],
  "ap-southeast-3": ["Asia Pacific (Jakarta)", "アジアパシフィック (ジャカルタ)"],
  "ap-southeast-4": ["Asia Pacific (Melbourne)", "アジアパシフィック (メルボルン)"],
  "ap-southeast-5": ["Asia Pacific (Malaysia)", "アジアパシフィック (マレーシア)"],
  "ap-southeast-6": ["Asia Pacific (New Zealand)", "アジアパシフィック (ニュージーランド)"],
  "ap-southeast-7": ["Asia Pacific (Thailand)", "アジアパシフィック (タイ)"],
  "ca-central-1": ["Canada (Central)", "カナダ (中部)"],
  "ca-west-1": ["Canada West (Calgary)", "カナダ西部 (カルガリー)"],
  "cn-north-1": ["China (Beijing)", "中国 (北京)"],
  "cn-northwest-1": ["China (Ningxia)", "中国 (寧夏)"],
  "eu-central-1": ["Europe (Frankfurt)", "欧州 (フランクフルト)"],
  "eu-central-2": ["Europe (Zurich)", "欧州 (チューリッヒ)"],
  "eu-north-1": ["Europe (Stockholm)", "欧州 (ストックホルム)"],
  "eu-south-1": ["Europe (Milan)", "欧州 (ミラノ)"],
  "eu-south-2": ["Europe (Spain)", "欧州 (スペイン)"],
  "eu-west-1": ["Europe (Ireland)", "欧州 (アイルランド)"],
  "eu-west-2": ["Europe (London)", "欧州 (ロンドン)"],
  "eu-west-3": ["Europe (Paris)", "欧州 (パリ)"],
  "il-central-1": ["Israel (Tel Aviv)", "イスラエル (テルアビブ)"],
  "me-central-1": ["Middle East (UAE)", "中東 (アラブ首長国連邦)"],
  "me-south-1": ["Middle East (Bahrain)", "中東 (バーレーン)"],
  "mx-central-1": ["Mexico (Central)", "メキシコ (中部)"],
  "sa-east-1": ["South America (São Paulo)", "南米 (サンパウロ)"],
  "us-east-1": ["US East (N. Virginia)", "米国東部 (バージニア北部)"],
  "us-east-2": ["US East (Ohio)", "米国東部 (オハイオ)"],
  "us-gov-east-1": ["AWS GovCloud (US-East)", "AWS GovCloud (米国東部)"],
  "us-gov-west-1": ["AWS GovCloud (US-West)", "AWS GovCloud (米国西部)"],
  "us-west-1": ["US West (N. California)", "米国西部 (北カリフォルニア)"],
  "us-west-2": ["US West (Oregon)", "米国西部 (オレゴン)"],
};

/** The place of a Region in the reader's language; null for a Region that this version does not know. */
export function regionPlace(region: string, locale: Locale): string | null {
  const [en, ja] = places[region] ?? [];
  return (locale === "ja" ? ja : en) ?? null;
}
