/** Lets a file be dropped on its form, and says that it is on its way. The form works the same without. */
const form = document.querySelector('form[data-drop]')
const field = form?.querySelector('input[type=file]')
const status = form?.querySelector('[role=status]')

if (form && field && status) {
  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    form.dataset.over = ''
    status.textContent = form.dataset.drop
  })
  form.addEventListener('dragleave', () => {
    delete form.dataset.over
    status.textContent = ''
  })
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    delete form.dataset.over
    const files = event.dataTransfer?.files
    if (files?.length) field.files = files
    status.textContent = files?.[0]?.name ?? ''
  })
  form.addEventListener('submit', () => {
    status.textContent = form.dataset.sending
  })
}

document.getElementById('feil')?.focus()
