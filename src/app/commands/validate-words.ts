import { parseArgs } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import { type ReportForm, reportForms } from '../../validation/report/forms.ts'
import type { ReportLanguage } from '../../validation/report/reported.ts'
import { commandSeconds } from '../validation-limits.ts'

/** Languages of the messages. */
export const languages: readonly ReportLanguage[] = ['en', 'nb', 'nn']

/** What the words after `validate` ask for. */
export type Asked = {
  readonly files: readonly string[]
  readonly format: ReportForm
  readonly language: ReportLanguage
  readonly seconds: number
  readonly profiles: readonly string[]
  /** What was not checked counts as an error. */
  readonly strict: boolean
  readonly packages: readonly string[]
  readonly out: string | undefined
  /** File with other names of profiles. */
  readonly names: string | undefined
  /** Where to write what became of obligations. */
  readonly coverage: string | undefined
}

const options = {
  profile: { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
  lang: { type: 'string', default: 'en' },
  packages: { type: 'string', multiple: true },
  names: { type: 'string' },
  timeout: { type: 'string', default: String(commandSeconds) },
  out: { type: 'string' },
  coverage: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const

/** @throws Problem `usage` */
export function readWords(words: readonly string[]): Asked {
  const { values, positionals: files } = parsed(words)
  if (files.length === 0) throw usage('validate takes at least one file or folder')
  const format = Object.entries<ReportForm>(reportForms).find(([word]) => word === values.format)?.[1]
  if (!format) throw usage(`--format takes one of ${Object.keys(reportForms).join(', ')}`)
  const language = languages.find((each) => each === values.lang)
  if (!language) throw usage(`--lang takes one of ${languages.join(', ')}`)
  const seconds = Number(values.timeout)
  if (!(seconds > 0 && seconds <= 86_400)) throw usage('--timeout takes a number of seconds, up to a day')
  const { profile: profiles = [], packages = [], out, coverage, names, strict } = values
  return { files, format, language, seconds, profiles, packages, out, coverage, names, strict }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (cause) {
    throw new Problem('invalid', 'usage', refusalOf(cause), {}, { cause })
  }
}

/** The words of `parseArgs` hold what was typed; of them only the name of an option of ours is taken. */
function refusalOf(cause: unknown): string {
  const { code = '', message = '' } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {}
  const named = Object.keys(options).find((name) => message.includes(`'--${name}`))
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' || named === undefined) {
    return 'There is an option that validate does not know'
  }
  return `--${named} ${options[named as keyof typeof options].type === 'string' ? 'needs a value' : 'takes no value'}`
}

/** What was asked makes no sense. */
export function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}
