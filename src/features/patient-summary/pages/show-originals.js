/** F2 shows every original text, and hides them again. Without this script the button does it. */
const originals = () => [...document.querySelectorAll('details.ps-narrative')]

document.addEventListener('keydown', (event) => {
  if (event.key !== 'F2' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const all = originals()
  const open = !all.every((each) => each.open)
  for (const each of all) each.open = open
  const link = document.querySelector('[aria-keyshortcuts="F2"]')
  if (link) link.querySelector('span').textContent = open ? link.dataset.hide : link.dataset.show
  event.preventDefault()
})
