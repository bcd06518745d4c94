// Read by every browser, however old: so in the language of 2009.
(() => {
  var isNew = 'noModule' in document.createElement('script') && 'findLast' in Array.prototype && 'hasOwn' in Object;
  if (isNew && typeof HTMLDialogElement === 'function') return;
  var told = document.getElementById('too-old');
  if (told) told.hidden = false;
})();
