// Keeps a scrolling list at its end while the reader is there; otherwise offers a button that goes to the end.

const NEAR = 80;

export function follower(list, jump) {
  let atEnd = true;

  function toEnd() {
    list.scrollTop = list.scrollHeight;
    atEnd = true;
    jump.hidden = true;
  }

  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (atEnd) jump.hidden = true;
  });
  jump.hidden = true;
  jump.addEventListener("click", () => {
    toEnd();
    list.focus({ preventScroll: true });
  });
  new ResizeObserver(() => atEnd && toEnd()).observe(list);

  return {
    /** Runs `change`, which returns whether something was added at the end. */
    around(change, { force = false } = {}) {
      const was = atEnd;
      const added = change();
      if (force || was) toEnd();
      else if (added) jump.hidden = false;
    },
  };
}
