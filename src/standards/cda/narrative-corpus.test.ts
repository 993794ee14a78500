import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noVectors, own, vectors } from '../../../test/vectors.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { narrativeFromXhtml, narrativeIsEmpty, narrativeToXhtml, plainText } from './narrative.ts'
import { type Block, narrativeBlocks } from './narrative-blocks.ts'
import type { Inline } from './narrative-inlines.ts'

/** The text blocks of all sections. */
function textsOf(element: XmlElement): readonly XmlElement[] {
  const own = element.name === 'section' ? elementsOf(element).filter(({ name }) => name === 'text') : []
  return [...own, ...elementsOf(element).flatMap(textsOf)]
}

for (const [whose, samples, missing] of [
  ['our own samples', own('test/fixtures/cda'), false],
  ['published documents', vectors('cda/ps', 'cda/ps-l1'), noVectors],
] as const) {
  const texts = samples.flatMap(({ name, bytes }) =>
    textsOf(parseXml(bytes)).map((text) => [`${name}:${text.line}`, text] as const),
  )

  test(`eu-formats 2.3: every narrative of ${whose} goes to FHIR and back unchanged`, { skip: missing }, (t) => {
    for (const [at, text] of texts) {
      const made = narrativeToXhtml(text)
      const div = made?.div
      if (div === undefined) assert.ok(narrativeIsEmpty(text), at)
      else {
        assert.ok(made?.whole || at.startsWith('narrative-hostile'), at)
        assert.equal(plainText(narrativeFromXhtml(div)), plainText(text), at)
      }
    }
    assert.ok(texts.length > 0)
    t.diagnostic(`${texts.length} narratives in ${samples.length} documents`)
  })

  test(`no word of the narratives of ${whose} is missing on a page`, { skip: missing }, () => {
    // Sorted, since a page shows a table's foot last and CDA sends it before the body.
    const letters = (words: string) => [...words.replace(/\s+/g, '')].sort().join('')
    for (const [at, text] of texts) assert.equal(letters(wordsOf(narrativeBlocks(text))), letters(plainText(text)), at)
  })
}

/** All words of a laid-out narrative in the order shown, blocks and cells parted by spaces. */
function wordsOf(blocks: readonly Block[]): string {
  return blocks.map(wordsOfBlock).join(' ')
}

function wordsOfBlock(block: Block): string {
  if (block.kind === 'paragraph' || block.kind === 'text') return lineOf(block.children)
  const caption = lineOf(block.caption ?? [])
  if (block.kind === 'list') return [caption, ...block.items.map(({ children }) => wordsOf(children))].join(' ')
  const rows = [...block.head, ...block.body, ...block.foot]
  return [caption, ...rows.flatMap(({ cells }) => cells.map(({ children }) => wordsOf(children)))].join(' ')
}

function lineOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline
      if (inline.kind === 'break') return ' '
      return inline.kind === 'media' ? '' : lineOf(inline.children)
    })
    .join('')
}
