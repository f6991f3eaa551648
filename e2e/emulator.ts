const base = `http://127.0.0.1:${process.env.YAGURA_TEST_EMULATOR_PORT ?? "4900"}/_emulator`;

/** What the emulated AWS does next: world changes and faults, as an operator of AWS would see them happen. */
export const emulator = {
  act: (action: string, params: Record<string, unknown> = {}) => call("act", { action, ...params }),
  faults: (rules: readonly Record<string, unknown>[]) => call("faults", { rules }),
};

async function call(name: string, body: unknown): Promise<void> {
  const response = await fetch(`${base}/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
}
