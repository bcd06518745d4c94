/** An element of the page by its id. */
export const byId = (id) => document.getElementById(id);

/** Makes an element from properties and children; strings become text, never markup. */
export function el(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Writes only what changed, so that a live region does not speak again. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Shows a message, or hides its place when there is none. */
export function showMessage(node, text) {
  setText(node, text ?? '');
  node.hidden = !text;
}

/**
 * Keeps one child of `parent` for each item, reusing it while the item stays, so that focus and scroll survive a refresh.
 * `create(item)` answers `{node, update(item)}`.
 */
export function keyedList(parent, keyOf, create) {
  const views = new Map();
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, view] of views) {
      if (keys.has(key)) continue;
      view.node.remove();
      views.delete(key);
    }
    let next = parent.firstElementChild;
    for (const item of items) {
      const key = keyOf(item);
      if (!views.has(key)) views.set(key, create(item));
      const view = views.get(key);
      view.update(item);
      if (view.node === next) next = next.nextElementSibling;
      else parent.insertBefore(view.node, next);
    }
  };
}
