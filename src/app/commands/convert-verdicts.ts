import { answered, type Judging, judge } from '../../features/document-validation/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { errorFields } from '../../platform/log/log.ts'
import type { KeptVerdict } from '../../validation/kept-verdict.ts'
import type { Terminal } from '../command.ts'
import { readConfig } from '../config.ts'
import { ownThreads } from '../own-threads.ts'
import { configuredTerminology } from '../terminology.ts'
import { told } from '../told.ts'

type Verdicts = { readonly came: KeptVerdict; readonly made?: KeptVerdict }

/**
 * Every document that enters or leaves is validated (issue 4, item 8). What was converted is converted, so a document
 * that cannot be validated in time is told, and is no failure (decision 0019).
 */
export async function judgeBoth(came: Uint8Array, made: Uint8Array | undefined, terminal: Terminal): Promise<Verdicts> {
  const { index } = await configuredTerminology(readConfig())
  await using threads = await ownThreads(terminal)
  const judging: Judging = {
    validator: answered(threads, index),
    now: () => new Date(),
    unjudged: (error) => terminal.say(error instanceof Problem ? told(error) : JSON.stringify(errorFields(error))),
  }
  const verdict = await judge(judging, came)
  return { came: verdict, ...(made && { made: await judge(judging, made) }) }
}

/** Says in one line how many findings there are. */
export function sayVerdicts({ came, made }: Verdicts, { say }: Terminal): void {
  say(`Validated as it came: ${counted(came)}.${made ? ` As it was made: ${counted(made)}.` : ''}`)
}

function counted(verdict: KeptVerdict): string {
  if ('notValidated' in verdict) return `not validated, ${verdict.notValidated}`
  const { error, warning, notChecked } = verdict.counts
  return `${error} errors, ${warning} warnings, ${notChecked} not checked`
}
