/** Text that breaks careless software; `strict` ones fit where AWS allows letters, spaces, digits and + - = . _ : / @ only. */
export const hostileNames: readonly { text: string; strict: boolean }[] = [
  { text: "<script>alert(1)</script>", strict: false },
  { text: "=cmd|' /C calc'!A0", strict: false },
  { text: "東京本番-受注サーバー 01", strict: true },
  { text: "build 🚀🔥 node 👩‍💻", strict: false },
  { text: "invoice\u202Egpj.exe", strict: false },
  { text: 'O\'Reilly "quoted" \\ back\\slash; DROP TABLE nodes;--', strict: false },
  { text: `${"長い名前".repeat(63)}終わり.`, strict: true },
  { text: "@SUM(1+1)*cmd", strict: false },
  { text: "-2+3+cmd", strict: true },
  { text: "+81 3 0000 0000", strict: true },
  { text: "Ünïcödé Straße İstanbul ﬁ", strict: true },
  { text: 'tab\there, comma, "csv"', strict: false },
  { text: "{{constructor}} #{7*7} %00 &lt;b&gt;", strict: false },
  { text: "__proto__", strict: true },
  { text: "null", strict: true },
  { text: "مرحبا خادم", strict: true },
];
