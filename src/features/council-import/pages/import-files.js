/** Sends the chosen or dropped papers one by one and tells how far each has come. The form works the same without. */
const form = document.querySelector('.ci-drop')
const field = form?.querySelector('input[type=file]')
const list = form?.querySelector('.ci-progress')

if (form && field && list) {
  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    form.dataset.over = ''
  })
  form.addEventListener('dragleave', () => {
    delete form.dataset.over
  })
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    delete form.dataset.over
    if (!event.dataTransfer?.files.length) return
    field.files = event.dataTransfer.files
    form.requestSubmit()
  })
  form.addEventListener('submit', (event) => {
    if (field.files.length < 2) {
      if (field.files.length === 1) show(field.files[0].name, form.dataset.sending)
      return
    }
    event.preventDefault()
    sendAll([...field.files])
  })
}

document.getElementById('resultat')?.focus()
document.getElementById('feil')?.focus()

function show(name, text) {
  const item = document.createElement('li')
  const meter = document.createElement('progress')
  const said = document.createElement('span')
  said.textContent = `${name}: ${text}`
  item.append(meter, ' ', said)
  list.append(item)
  return { item, meter, said }
}

/** In order, and at the end the whole page anew, with each file's result on top. */
async function sendAll(files) {
  form.querySelector('button').disabled = true
  const shown = files.map((file) => show(file.name, '…'))
  const results = []
  const counts = { added: 0, changed: 0, removed: 0 }
  let last
  for (const [index, file] of files.entries()) {
    last = await send(file, shown[index])
    results.push(...last.querySelectorAll('.ci-files > li'))
    const counted = last.querySelector('.ci-counts')?.dataset ?? {}
    for (const name of Object.keys(counts)) counts[name] += Number(counted[name] ?? 0)
  }
  const target = last?.querySelector('.ci-files')
  if (!target) return location.reload()
  target.replaceChildren(...results)
  const sums = Object.values(counts)
  const refused = results.filter(({ dataset }) => dataset.outcome === 'refused').length
  const filled = (words, values) => words.replace(/\{(\d)\}/g, (_, n) => values[n])
  const said = [
    ...(refused > 0 ? [filled(form.dataset.refused, [refused, results.length])] : []),
    ...(sums.some((sum) => sum > 0) ? [filled(form.dataset.changes, sums)] : []),
  ]
  if (said.length > 0) last.querySelector('.ci-counts').textContent = said.join(' ')
  document.querySelector('main').replaceWith(last.querySelector('main'))
  document.getElementById('resultat')?.focus()
}

function send(file, { meter, said }) {
  const body = new FormData(form)
  body.delete('filer')
  body.append('filer', file)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.responseType = 'document'
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      meter.max = total
      meter.value = loaded
      const percent = Math.floor((100 * loaded) / total)
      said.textContent = `${file.name}: ${percent < 100 ? form.dataset.uploading.replace('0', percent) : form.dataset.reading}`
    })
    request.addEventListener('loadend', () => {
      meter.max = 1
      meter.value = 1
      said.textContent = `${file.name} ✓`
      resolve(request.response ?? document)
    })
    request.send(body)
  })
}
