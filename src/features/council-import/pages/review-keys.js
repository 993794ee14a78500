/** Single keys for the review: the legend says which. Every key presses a button or follows a link that is there anyway. */
const here = document.getElementById('her')
const facts = [...document.querySelectorAll('.ci-fact')]

const move = (step) => {
  const to = facts[facts.indexOf(here) + step]
  to?.querySelector('.ci-field a')?.click()
}

const others = { j: () => move(1), k: () => move(-1) }

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select')
  if (event.ctrlKey || event.altKey || event.metaKey || typing) return
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!target && !others[event.key]) return
  event.preventDefault()
  if (target?.tagName === 'SUMMARY') {
    target.parentElement.open = true
    const field = target.parentElement.querySelector('textarea, select')
    field?.focus()
    field?.select?.()
  } else if (target) target.click()
  else others[event.key]()
})

here?.scrollIntoView({ block: 'nearest' })
document.querySelector('.ci-lines mark')?.scrollIntoView({ block: 'center' })
scrollTo(0, 0)
