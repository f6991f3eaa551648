import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SignInForm } from "./sign-in-form.tsx";

let visibility: DocumentVisibilityState;
const submit = vi.fn();

beforeEach(() => {
  visibility = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  vi.spyOn(HTMLFormElement.prototype, "requestSubmit").mockImplementation(submit);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  submit.mockReset();
});

const show = () =>
  render(<SignInForm token="secret" next="/fleet" label="Sign in" waiting="Signing you in…" />);

describe("SignInForm", () => {
  it("sends itself once when a person sees the page", () => {
    show();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it("sends nothing while the page is only prerendered or in a hidden tab, and sends itself once it is seen", () => {
    visibility = "hidden";
    show();
    expect(submit).not.toHaveBeenCalled();
    visibility = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it("is an ordinary form with a button where scripts do not run", () => {
    show();
    const button = screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" });
    expect(button.type).toBe("submit");
    expect(button.form?.getAttribute("action")).toBe("/api/sign-in");
    expect(button.form?.method).toBe("post");
    expect(Object.fromEntries(new FormData(button.form ?? undefined))).toEqual({
      token: "secret",
      next: "/fleet",
    });
  });
});
