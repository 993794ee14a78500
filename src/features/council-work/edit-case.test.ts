import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, type CouncilCase, draftCase, memoryCouncilStore } from '../council/index.ts'
import { loadCase, saveCase } from './edit-case.ts'
import { caseText, caseValues } from './pages/case-fields.ts'
import { added } from './workspace.ts'

const act: Act = { by: 'a', byName: 'A', at: new Date('2026-01-01T00:00:00Z'), why: '' }
const source = { document: 'd', lines: [1, 2] } as const

const kept: CouncilCase = {
  ...draftCase('r', 2026, 'x', { title: 'Tittel', type: 'drofting', owner: 'Eier', handler: 'Behandler' }),
  sections: [
    { kind: 'forslag-til-vedtak', heading: 'Forslag til vedtak', text: 'Som foreslått', sources: [source] },
    { kind: 'hensikt', heading: 'Hensikt med saken', text: 'Hensikten', sources: [source] },
    { kind: 'annet', heading: 'Saksunderlag', text: 'Se vedlegg', sources: [source] },
    { kind: 'hensikt', heading: 'Hensikt, fortsatt', text: 'Mer', sources: [source] },
  ],
  proposals: [{ id: '1', kind: 'forslag', text: 'Som foreslått', sources: [source] }],
  questions: ['Hva?'],
  fieldSources: { title: [source], owner: [source] },
}

async function saved(typed: Readonly<Record<string, string>>): Promise<CouncilCase> {
  const store = memoryCouncilStore()
  await store.commit(act, [added('case', 'r', kept.id, kept)])
  const hand = await loadCase(store, 'r', kept.id)
  const values = { ...caseValues(kept), ...typed }
  await saveCase(store, hand, caseText(values, kept), values.proposal ?? '', act)
  return (await loadCase(store, 'r', kept.id)).kept.content
}

test('saving a case as it stands changes nothing of it', async () => {
  assert.deepEqual(await saved({}), kept)
})

test('a field that is emptied is gone, and one that a person wrote is no longer read from a paper', async () => {
  const after = await saved({ owner: '', title: 'Ny tittel' })
  assert.equal('owner' in after, false)
  assert.deepEqual(after.fieldSources, {})
})

test('sections keep their order, headings and sources; only a changed one loses its source', async () => {
  const after = await saved({ hensikt: 'Ny hensikt', bakgrunn: 'Bakgrunnen' })
  assert.deepEqual(
    after.sections.map(({ heading, text, sources }) => [heading, text, sources.length]),
    [
      ['Forslag til vedtak', 'Som foreslått', 1],
      ['Hensikt med saken', 'Ny hensikt', 0],
      ['Saksunderlag', 'Se vedlegg', 1],
      ['Hensikt, fortsatt', 'Mer', 1],
      ['Bakgrunn', 'Bakgrunnen', 0],
    ],
  )
})

test('a new proposal before the notice replaces the one there was', async () => {
  assert.deepEqual(
    (await saved({ proposal: 'Noe annet' })).proposals.map(({ text }) => text),
    ['Noe annet'],
  )
})
