/** A watchtower: two roofs on a splayed frame. */
export function Brand() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      className="shrink-0 text-accent"
      fill="currentColor"
    >
      <path d="M10 1 15.5 4.5H4.5ZM6.5 5.5h7v2.5h-7ZM10 6.8 17.5 10.5h-15ZM6 11.5h1.7L7.2 14h5.6l-.5-2.5H14l1.4 7.5h-1.7l-.6-3.4H6.9L6.3 19H4.6Z" />
    </svg>
  );
}
