import type { Emit, RefusalReason, TerminologyFormat } from '../terminology-item.ts'

/**
 * FHIR Shorthand files that list codes: value sets as MyHealth@EU publishes them, and code systems.
 *
 * Read are `Alias:` lines, `* system#code "display"`, `* #code "display"` inside a code system, and the rules that
 * name the set (`^url`, `^version`, `^identifier.value`). Other caret rules describe the set and are passed over; a rule
 * that takes codes in without listing them is refused, because its codes are not known here. Displays are English.
 * (FHIR Shorthand 3, chapters 3.6.4 and 3.6.12)
 *
 * Make one per load: an alias may be defined in another file, which must have `alias` in its name to be read first.
 */
export function fshFormats(): readonly TerminologyFormat[] {
  const aliases = new Map<string, string>()
  const format = (name: string, order: number, fits: (fileName: string) => boolean): TerminologyFormat => ({
    name,
    order,
    recognises: (fileName) => /\.fsh$/i.test(fileName) && fits(fileName),
    reading: 'lines',
    start: (emit) => readStatements(aliases, emit),
  })
  const ofAliases = (fileName: string): boolean => /alias/i.test(fileName)
  return [
    format('FHIR Shorthand aliases', 0, ofAliases),
    format('FHIR Shorthand', 3, (fileName) => !ofAliases(fileName)),
  ]
}

/** `* [include|exclude] system#code "display"`, the code quoted where it holds a space. */
const codeRule =
  /^\*\s+(?:(include|exclude|codes from)\s+)?([^\s"#]*)#(?:"((?:[^"\\]|\\.)*)"|(\S+))(?:\s+"((?:[^"\\]|\\.)*)")?/
const caretRule = /^\*\s+(?:#\S+\s+)*\^([^\s=:]+):?\s*=?\s*"?([^"]*)"?/
const keyword = /^([A-Za-z]+):\s*(.*)$/
const oid = /^(?:urn:(?:oid|uuid):)?((?:[0-2])(?:\.\d+)+)$/

function readStatements(aliases: Map<string, string>, emit: Emit) {
  let set: { id: string; kind: 'ValueSet' | 'CodeSystem'; system: string } | undefined
  let otherEntity = false
  let inMultiline = false

  const open = (word: string, value: string): RefusalReason | undefined => {
    if (word === 'Alias') {
      const [, alias, uri] = /^(\S+)\s*=\s*(\S+)/.exec(value) ?? []
      if (!alias || !uri) return 'bad-statement'
      aliases.set(alias, uri)
    } else if (word === 'ValueSet' || word === 'CodeSystem') {
      set = { id: value.trim(), kind: word, system: '' }
      otherEntity = false
      if (word === 'ValueSet') emit({ kind: 'value-set', id: set.id, name: set.id })
    } else if (entities.has(word)) {
      set = undefined
      otherEntity = true
    }
    return undefined
  }

  const caret = (path: string, value: string): void => {
    if (!set) return
    const root = oid.exec(value)?.[1]
    if (set.kind === 'CodeSystem') {
      if (path === 'url') set.system = value
    } else if (path === 'url') emit({ kind: 'value-set', id: set.id, url: value })
    else if (path === 'version') emit({ kind: 'value-set', id: set.id, version: value })
    else if (/^identifier(\[\d+\])?\.value$/.test(path) && root) emit({ kind: 'value-set', id: set.id, oid: root })
  }

  const rule = (text: string): RefusalReason | undefined => {
    if (!set) return otherEntity ? undefined : 'bad-statement'
    const [, verb, prefix = '', quoted, bare, display] = codeRule.exec(text) ?? []
    const code = quoted === undefined ? bare : unescaped(quoted)
    if (code === undefined || (verb !== undefined && verb !== 'include')) {
      return /^\*\s+(include|exclude|codes)\s/.test(text) ? 'not-enumerated' : 'bad-statement'
    }
    const named = prefix.replace(/\|.*$/, '')
    if (named.startsWith('$') && !aliases.has(named)) return 'unknown-alias'
    const system = (aliases.get(named) ?? named) || set.system
    if (!system) return 'no-system'
    if (set.kind === 'ValueSet') emit({ kind: 'member', valueSet: set.id, system, code })
    else emit({ kind: 'concept', system, code, active: true, valid: {} })
    const words = display === undefined ? '' : unescaped(display).trim()
    if (words) emit({ kind: 'designation', system, code, language: 'en', text: words, status: 'current' })
    return undefined
  }

  const statement = (text: string): RefusalReason | undefined => {
    if (text.startsWith('*')) {
      const [, path, value = ''] = caretRule.exec(text) ?? []
      if (path === undefined) return rule(text)
      caret(path, value)
      return undefined
    }
    const [, word, value = ''] = keyword.exec(text) ?? []
    if (word !== undefined) return open(word, value)
    return set ? 'bad-statement' : undefined
  }

  return {
    line(raw: string, line: number): void {
      const text = raw.trim()
      const marks = text.split('"""').length - 1
      if (inMultiline || marks > 0) {
        if (marks % 2 === 1) inMultiline = !inMultiline
        return
      }
      if (text === '' || text.startsWith('//')) return
      const reason = statement(text)
      if (reason) emit({ kind: 'refused', reason, line })
    },
    end(): void {},
  }
}

const unescaped = (quoted: string): string => quoted.replaceAll(/\\(.)/g, '$1')

/** The other things a shorthand file may define; none of them lists codes. */
const entities = new Set(['Profile', 'Extension', 'Instance', 'Invariant', 'RuleSet', 'Mapping', 'Logical', 'Resource'])
