import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryCouncilStore } from '../features/council/index.ts'
import { memoryImportStore } from '../features/council-import/index.ts'
import { seatDemoMember } from './demo-membership.ts'
import { importSamplePapers } from './sample-papers.ts'

const at = new Date('2026-11-01T10:00:00Z')

const called = async (councils: ReturnType<typeof memoryCouncilStore>) =>
  (await councils.list('membership')).filter(({ content }) => content.person === 'Marit Heggelia')

test('issue 3: the member of the demo has the seat that the sample papers give her, once, also when started again', async () => {
  const councils = memoryCouncilStore()
  const imports = memoryImportStore()
  for (const _ of [1, 2]) {
    await importSamplePapers({ imports, councils, now: () => at })
    await seatDemoMember(councils, at)
    assert.deepEqual(
      (await called(councils)).map(({ content }) => [content.council, content.subject]),
      [['nufa', 'demo-council-member']],
    )
  }
})

test('issue 3: without the sample papers she has a seat of her own', async () => {
  const councils = memoryCouncilStore()
  await seatDemoMember(councils, at)
  assert.equal((await called(councils)).length, 1)
})
