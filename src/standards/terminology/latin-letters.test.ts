import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inLatin } from './latin-letters.ts'

for (const [rule, from, original, latin] of [
  ['letter by letter', 'el', 'Σάββας Ανύπαρκτος', 'Savvas Anyparktos'],
  ['ευ before a voiceless consonant', 'el', 'Ελευθερία', 'Eleftheria'],
  ['αυ before a vowel', 'el', 'Παύλος Αυγερινός', 'Pavlos Avgerinos'],
  ['ου', 'CY', 'Χρυσούλα', 'Chrysoula'],
  ['a diaeresis parts a pair', 'el', 'Μαΐου, Πραΰς', 'Maiou, Prays'],
  ['an accent on the first parts a pair', 'el', 'Νεράιδα, άυλος', 'Neraida, aylos'],
  ['γγ, γξ, γχ', 'el', 'Άγγελος, Σφιγξ, Μελάγχρα', 'Angelos, Sfinx, Melanchra'],
  ['μπ at the edge of a word and inside it', 'el', 'Μπάμπης', 'Bampis'],
  ['γκ and ντ', 'el', 'Γκίκας Ντίνος', 'Gkikas Ntinos'],
  ['capitals', 'el', 'ΨΑΡΟΥ ΘΕΟΔΩΡΑ', 'PSAROU THEODORA'],
  ['one capital', 'el', 'Θ. Ψαρού', 'Th. Psarou'],
  ['many accents', 'el', 'ᾍδης', 'Adis'],
  ['an address', 'CY', 'Οδός Υποθέσεως 6', 'Odos Ypotheseos 6'],
] as const)
  test(`ISO 843 (ELOT 743): ${rule}`, () => assert.equal(inLatin(original, from), latin))

for (const [rule, from, original, latin] of [
  ['Bulgarian, Transliteration Act: щ, ъ, ю, х', 'bg', 'Щъркел Христов Юлиянов', 'Shtarkel Hristov Yuliyanov'],
  ['Bulgarian, Transliteration Act: ия at the end', 'BG', 'Мария Илиянова', 'Maria Iliyanova'],
  ['Bulgarian, Transliteration Act: ьо', 'bg-BG', 'Гьорги', 'Gyorgi'],
  ['Ukrainian, resolution 55: first in a word or not', 'uk', 'Юрій Яценюк', 'Yurii Yatseniuk'],
  ['Ukrainian, resolution 55: зг, г, и', 'UA', 'Згурський Григорій', 'Zghurskyi Hryhorii'],
  ['Ukrainian, resolution 55: an apostrophe is not written', 'uk', 'Мар’яна', 'Mariana'],
  ['ICAO Doc 9303', 'ru', 'Щукин Юрий Ёлкин', 'Shchukin Iurii Elkin'],
  ['ICAO Doc 9303 where nobody says which language', 'und', 'Ольга', 'Olga'],
] as const)
  test(rule, () => assert.equal(inLatin(original, from), latin))

test('a text in other letters has no transliteration', () => {
  for (const text of ['', 'Aino Keksitty', 'Łukasz Żółć', '5 µg', 'Đorđe']) assert.equal(inLatin(text, 'el'), undefined)
})

const modern = 'αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώабвгдежзийклмнопрстуфхцчшщъьюяіїєґ'
const capitals = [...modern].map((each) => each.toUpperCase()).filter((each) => each.length === 1)
const letter = fc.constantFrom(...modern, ...capitals, ' ', '-', ',', '7')
const words = fc.array(letter, { minLength: 1 }).map((letters) => letters.join('').normalize('NFC'))

test('whatever is written in modern letters comes out in Latin letters alone, the rest untouched', () => {
  fc.assert(
    fc.property(words, fc.constantFrom('el', 'bg', 'uk', 'ru'), (text, from) => {
      const latin = inLatin(text, from) ?? text
      assert.doesNotMatch(latin, /[\p{Script=Greek}\p{Script=Cyrillic}\p{M}]/u)
      const others = (written: string) => written.replace(/[^ ,7-]/g, '')
      assert.equal(others(latin), others(text))
    }),
  )
})

test('composed and decomposed letters are one text', () => {
  fc.assert(
    fc.property(words, fc.constantFrom('el', 'bg', 'uk'), (text, from) => {
      assert.equal(inLatin(text.normalize('NFD'), from), inLatin(text.normalize('NFC'), from))
    }),
  )
})

test('capitals are the same word as small letters', () => {
  fc.assert(
    fc.property(words, fc.constantFrom('bg', 'uk', 'ru'), (text, from) => {
      const cyrillic = text.replace(/\p{Script=Greek}/gu, '')
      assert.equal(
        inLatin(cyrillic.toUpperCase(), from)?.toLowerCase(),
        inLatin(cyrillic.toLowerCase(), from)?.toLowerCase(),
      )
    }),
  )
})
