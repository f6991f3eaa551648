/** How the simulated clock is moved. Absent members stay as they are. */
export interface ClockChange {
  /** ISO 8601 instant to jump to. */
  now?: string | undefined;
  /** Seconds to go forward (or back, when negative) from the clock's present time. */
  advanceSeconds?: number | undefined;
  /** A frozen clock stands still until it is thawed. */
  frozen?: boolean | undefined;
}

/** The simulated time: real time plus an offset, or standing still. The HTTP `Date` header never follows it. */
export class SimulatedClock {
  #offsetMs = 0;
  #frozenAtMs: number | undefined;

  constructor(start?: Date) {
    this.reset(start);
  }

  now(): Date {
    return new Date(this.#frozenAtMs ?? Date.now() + this.#offsetMs);
  }

  get frozen(): boolean {
    return this.#frozenAtMs !== undefined;
  }

  change({ now, advanceSeconds, frozen }: ClockChange): void {
    const base = now === undefined ? this.now().getTime() : Date.parse(now);
    const next = base + (advanceSeconds ?? 0) * 1000;
    const stand = frozen ?? this.frozen;
    this.#offsetMs = next - Date.now();
    this.#frozenAtMs = stand ? next : undefined;
  }

  /** Running again, from `start` or from real time. */
  reset(start?: Date): void {
    this.#offsetMs = start === undefined ? 0 : start.getTime() - Date.now();
    this.#frozenAtMs = undefined;
  }
}
