import { type LoadedService, loadService, type WireService, wireServices } from "../wire/services.ts";

interface SdkClient {
  send: (command: object) => Promise<Record<string, unknown>>;
  destroy: () => void;
}
type CommandClass = new (input: object) => object;
type ErrorClass = new (options: { $metadata: object; message: string } & Record<string, unknown>) => Error;

/** The SDK of one service, by names instead of types: for tests that go through all of them. */
export interface SdkService extends LoadedService {
  client: (endpoint: string, accessKeyId: string) => SdkClient;
  command: (operation: string, input: object) => object;
  error: (name: string) => ErrorClass;
}

async function sdkService(wire: WireService): Promise<SdkService> {
  const service = await loadService(wire);
  const exports = await wire.load();
  const [, Client] =
    Object.entries(exports).find(([name]) => /^[A-Z].*Client$/.test(name) && name !== "__Client") ?? [];
  const named = (name: string): unknown => {
    const found = exports[name];
    if (found === undefined) throw new Error(`${wire.name} exports no ${name}`);
    return found;
  };
  return {
    ...service,
    client: (endpoint, accessKeyId) =>
      new (Client as new (options: object) => SdkClient)({
        endpoint,
        region: "us-east-1",
        credentials: { accessKeyId, secretAccessKey: "secret" },
        disableHostPrefix: true,
        maxAttempts: 1,
      }),
    command: (operation, input) => new (named(`${operation}Command`) as CommandClass)(input),
    error: (name) => named(name) as ErrorClass,
  };
}

/** All fourteen. */
export function sdkServices(): Promise<SdkService[]> {
  return Promise.all(wireServices.map(sdkService));
}
