import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinText, linesOf, plain, said } from './lines.ts'

test('1.8 item 3: a hyphen that ends a line stays, without a blank after it, unless it hangs', () => {
  assert.equal(joinText(['nasjonale e-', 'helseløsninger']), 'nasjonale e-helseløsninger')
  assert.equal(joinText(['overgang til ICD-', '11, roller']), 'overgang til ICD-11, roller')
  assert.equal(joinText(['drift-', 'og forvaltning']), 'drift- og forvaltning')
  assert.equal(joinText(['tidsplan –', 'aktørenes']), 'tidsplan – aktørenes')
})

test('issue 3, item 1: a line knows its number, whether an empty line stands before it, and whether it is set in', () => {
  assert.deepEqual(
    linesOf(['Først', '', ' Så  dette ']).map(({ number, text, afterBlank, indented }) => [
      number,
      text,
      afterBlank,
      indented,
    ]),
    [
      [1, 'Først', true, false],
      [3, 'Så dette', true, true],
    ],
  )
})

test('issue 3, item 1: an empty line after every line says nothing; two on end do', () => {
  const spread = Array.from({ length: 30 }, (_, at) => [`linje ${at}`, '']).flat()
  const lines = linesOf([...spread, '', 'etter to'])
  assert.equal(lines.filter(({ afterBlank }) => afterBlank).length, 1)
  assert.equal(lines.at(-1)?.afterBlank, true)
})

test('issue 3, item 1: marks of Markdown and HTML are no text', () => {
  assert.equal(plain('## **Forslag** til <b>vedtak</b>'), 'Forslag til vedtak')
})

test('issue 3, item 1: letters set apart are words', () => {
  assert.equal(plain(' F o r s l a g  t i l  v e d t a k: '), 'Forslag til vedtak:')
  assert.equal(plain('1 2 3 4'), '1 2 3 4')
})

test('A2: what is said carries the lines it stands on', () => {
  const lines = linesOf(['Rådet tar', '', 'saken til orientering.'])
  assert.deepEqual(said({ sha256: 'a' }, lines), {
    value: 'Rådet tar saken til orientering.',
    source: { document: 'a', lines: [1, 3] },
  })
})
