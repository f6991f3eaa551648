import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { patchPolicy } from "#lib/patch/contract/policy.ts";
import { PolicyForm } from "./policy-form.tsx";

afterEach(() => vi.unstubAllGlobals());

const defaultPatchPolicy = patchPolicy.parse({});
const stored = {
  policy: defaultPatchPolicy,
  defaults: defaultPatchPolicy,
  updatedAt: null,
  updatedBy: null,
  mayUpdate: true,
};

function answerWith(body: unknown) {
  const fetched = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body)));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

describe("the form of the patch policy", () => {
  it("sends what was written", async () => {
    const policy = { ...defaultPatchPolicy, staleAfterDays: 14, clock: "approval" as const };
    const fetched = answerWith({ ...stored, policy });
    renderInConsole(<PolicyForm stored={stored} />);
    fireEvent.change(screen.getByLabelText("Too old after"), { target: { value: "14" } });
    fireEvent.click(screen.getByLabelText("Approval"));
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    const [, init] = fetched.mock.calls[0] ?? [];
    expect(init?.method).toBe("PUT");
    expect(JSON.parse(String(init?.body))).toEqual(policy);
  });

  it("says what is wrong beside the field and sends nothing", () => {
    const fetched = answerWith(stored);
    renderInConsole(<PolicyForm stored={stored} />);
    const field = screen.getByLabelText("Critical");
    fireEvent.change(field, { target: { value: "0" } });
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("A whole number from 1 to 3,650")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(fetched).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Undo changes" }));
    expect(screen.queryByText("A whole number from 1 to 3,650")).toBeNull();
  });

  it("can be read, not changed, by those who may not, and says who set it", () => {
    renderInConsole(
      <PolicyForm
        stored={{ ...stored, mayUpdate: false, updatedAt: "2026-11-22T00:00:00Z", updatedBy: "aiko" }}
      />,
    );
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    expect(screen.getByLabelText("Critical").hasAttribute("disabled")).toBe(true);
    expect(screen.getByText(/Last changed by aiko/)).toBeDefined();
  });
});
