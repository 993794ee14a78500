/**
 * Single keys for the review: the legend says which. Every key presses a button or follows a link that is there anyway.
 * Whoever speaks to the machine, or types by mistake, turns them off (WCAG 2.2, 2.1.4); this browser remembers.
 */
const legend = document.querySelector('.ci-keys')
const choice = document.getElementById('taster')
const remembered = 'knutepunkt-enkelttaster'
const moved = 'knutepunkt-gikk-videre'

if (legend && choice) {
  legend.hidden = false
  choice.checked = localStorage.getItem(remembered) !== 'av'
  choice.addEventListener('change', () => localStorage.setItem(remembered, choice.checked ? 'pa' : 'av'))
}

const here = document.getElementById('her')
const facts = [...document.querySelectorAll('.ci-fact')]

const move = (step) => {
  const to = facts[facts.indexOf(here) + step]
  to?.querySelector('.ci-field a')?.click()
}

const others = { j: () => move(1), k: () => move(-1) }

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea, select')
  if (!choice?.checked || event.ctrlKey || event.altKey || event.metaKey || typing) return
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!target && !others[event.key]) return
  event.preventDefault()
  if (target?.tagName !== 'SUMMARY') sessionStorage.setItem(moved, 'ja')
  if (target?.tagName === 'SUMMARY') {
    target.parentElement.open = true
    const field = target.parentElement.querySelector('textarea, select')
    field?.focus()
    field?.select?.()
  } else if (target) target.click()
  else others[event.key]()
})

// A button pressed by hand moves on as a key does.
document.querySelector('.ci-facts')?.addEventListener('submit', () => sessionStorage.setItem(moved, 'ja'))

// The page is new after each answer: a screen reader hears what is next, and how far one has come.
if (sessionStorage.getItem(moved)) {
  sessionStorage.removeItem(moved)
  here?.querySelector('.ci-field a')?.focus({ preventScroll: true })
  const status = document.querySelector('.ci-status')
  if (status) setTimeout(() => (status.textContent = status.dataset.said), 100)
}

here?.scrollIntoView({ block: 'nearest' })
document.querySelector('.ci-lines mark')?.scrollIntoView({ block: 'center' })
scrollTo(0, 0)
