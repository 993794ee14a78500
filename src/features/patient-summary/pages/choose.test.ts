import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from '../../../protocols/web/html.ts'
import { choosePage } from './choose.ts'

for (const [language, words] of [
  ['nb', 'Det du tar vare på, har bare du, til du sletter det.'],
  ['nn', 'Det du tek vare på, har berre du, til du slettar det.'],
  ['en', 'What you keep, you alone have until you delete it.'],
] as const) {
  test(`issue 2, item 15: the page says how long a file is kept, also one that is saved (${language})`, () => {
    assert.ok(renderHtml(choosePage(language, [], [], false).main).includes(words))
  })
}
