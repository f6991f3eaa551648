/**
 * Ends an element that is `data-whole`. A page is painted as it arrives, and in a row that is aligned to its end, what is
 * painted early moves as the rest comes: until this has arrived, the element is not shown.
 */
export function WholeEnd() {
  return <span data-end="" hidden />;
}
