import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf } from './question.ts'
import type { SearchEntry, SearchStore } from './store.ts'
import { termsIn } from './words.ts'

type Told = {
  readonly title: string
  readonly outcome?: string
  readonly body?: string
  readonly type?: SearchEntry['type']
}

function entryOf(id: string, { title, outcome = '', body = '', ...told }: Told): SearchEntry {
  const [council = '', year = '', number = ''] = id.split('/')
  const terms = { title: termsIn(title), outcome: termsIn(outcome) }
  return {
    council,
    id,
    year: Number(year),
    number: Number(number),
    type: undefined,
    decided: outcome !== '',
    day: `${year}-06-01`,
    ...terms,
    all: [...new Set([...terms.title, ...terms.outcome, ...termsIn(body)])].toSorted(),
    hash: JSON.stringify({ title, outcome, body }),
    ...told,
  }
}

const entries = [
  entryOf('nuit/2026/12', { title: 'Innsyn i prøvesvar', outcome: 'Rådet anbefaler innsyn.', type: 'drofting' }),
  entryOf('nuit/2025/3', { title: 'Drift', body: 'Prøvesvartjenesten er i drift i Härads kommune.' }),
  entryOf('nufa/2026/4', { title: 'Kodeverk', outcome: 'Prøvesvar skal ha koder.', type: 'godkjenning' }),
  entryOf('nufa/2024/22', { title: 'Kodeverk for svangerskap' }),
  entryOf('nuit/2024/22', {
    title: 'E-helse og felles språk',
    body: 'Roadmap for digital services. Tenester for kommunane.',
  }),
]

/** What every search store does. */
export function searchContract(name: string, make: () => Promise<SearchStore>): void {
  const filled = async () => {
    const store = await make()
    await store.replace(entries)
    return store
  }
  const all = { offset: 0, limit: 20 }

  for (const [rule, query, limits, expected] of [
    [
      'a word in the title comes before one in a decision, and that before any other',
      'prøvesvar',
      {},
      ['nuit/2026/12', 'nufa/2026/4', 'nuit/2025/3'],
    ],
    ['any form of a word finds it', 'prøvesvarene', {}, ['nuit/2026/12', 'nufa/2026/4', 'nuit/2025/3']],
    ['every word must be there', 'innsyn anbefaling prøvesvar', {}, []],
    ['a word finds the compounds that it begins', 'drift', {}, ['nuit/2025/3']],
    ['words in capitals and without marks are found', 'HARADS', {}, ['nuit/2025/3']],
    ['a word with a hyphen is found without', 'ehelse', {}, ['nuit/2024/22']],
    ['a word with a hyphen is found with', 'e-helse', {}, ['nuit/2024/22']],
    ['nynorsk and English words are found', 'tenester roadmap service', {}, ['nuit/2024/22']],
    ['A6: a number is every council’s case of that number', '22/24', {}, ['nufa/2024/22', 'nuit/2024/22']],
    ['a number in one council', '22/24', { council: 'nuit' }, ['nuit/2024/22']],
    ['a council', 'kodeverk', { council: 'nuit' }, []],
    ['a year', 'kodeverk', { year: 2026 }, ['nufa/2026/4']],
    ['a type', 'prøvesvar', { type: 'godkjenning' }, ['nufa/2026/4']],
    ['only what is decided', 'kodeverk', { decided: true }, ['nufa/2026/4']],
    [
      'without words, the newest first',
      '',
      {},
      ['nuit/2026/12', 'nufa/2026/4', 'nuit/2025/3', 'nufa/2024/22', 'nuit/2024/22'],
    ],
    ['what looks like a query language is words', `'; drop table -- %_*`, {}, []],
  ] as const) {
    test(`${name}: ${rule}`, async () => {
      const store = await filled()
      const found = await store.find(questionOf(query, limits), all)
      assert.deepEqual(found, { ids: expected, total: expected.length })
    })
  }

  test(`${name}: a part of what is found knows how much there is`, async () => {
    const store = await filled()
    const question = questionOf('prøvesvar')
    assert.deepEqual(await store.find(question, { offset: 1, limit: 1 }), { ids: ['nufa/2026/4'], total: 3 })
    assert.deepEqual(await store.find(question, { offset: 10, limit: 5 }), { ids: [], total: 3 })
  })

  test(`${name}: what is searched is what was last put there`, async () => {
    const store = await filled()
    await store.replace([entryOf('nuit/2026/12', { title: 'Noe annet' })])
    assert.deepEqual((await store.find(questionOf('prøvesvar'), all)).ids, [])
    assert.deepEqual((await store.find(questionOf('annet'), all)).ids, ['nuit/2026/12'])
    assert.equal((await store.find(questionOf(''), all)).total, 1)
  })
}
