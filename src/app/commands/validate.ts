import { availableParallelism } from 'node:os'
// Not through index.ts: this thread judges no document, and loads nothing that does.
import { answered } from '../../features/document-validation/answered.ts'
import { loadedPackages, type Packages } from '../../features/document-validation/packages.ts'
import { openValidationThreads } from '../../features/document-validation/threads.ts'
import { type UsedTerminology, usedTerminology } from '../../features/terminology-service/index.ts'
import { errorFields } from '../../platform/log/log.ts'
import type { Finding } from '../../validation/finding.ts'
import { reportForms } from '../../validation/report/forms.ts'
import { isValid, resultOf } from '../../validation/report/reported.ts'
import type { Command, ExitCode, Terminal } from '../command.ts'
import { readConfig } from '../config.ts'
import { configuredPackages } from '../fhir-packages.ts'
import { configuredTerminology } from '../terminology.ts'
import { told } from '../told.ts'
import { documentsNamed } from './validate-files.ts'
import { followedBy } from './validate-followed.ts'
import { profilesNamed } from './validate-profiles.ts'
import { progressOn } from './validate-progress.ts'
import { coverageOf, reportTo, saveTo } from './validate-report.ts'
import { type Outcome, validateAll } from './validate-run.ts'
import { type Asked, languages, readWords } from './validate-words.ts'

/** Judges documents that leave and enter; the files are the caller's own, and nothing is stored. */
export const validate: Command = {
  help: `Usage: knutepunkt validate FILE|FOLDER … [OPTION …]

Validates FHIR R4 as JSON against the profiles it declares, and CDA documents of MyHealth@EU.
Of a folder every .json and .xml is taken. FILE may be - for standard input. FHIR as XML is
not read.

  --profile NAME     a profile that the documents must conform to as well, by its canonical URL
                     or the last part of it, such as Bundle-eu-eps; may be repeated. A URL that
                     no package has, or that is for something else, is an error in each
  --format NAME      ${Object.keys(reportForms).join(', ')} (text)
  --lang CODE        of the messages: ${languages.join(', ')} (en)
  --packages PATH    FHIR packages to use beside the usual ones: a .tgz, an unpacked package, or
                     a folder of either; may be repeated
  --names FILE       other names of profiles: JSON, from the URL that documents have to that of
                     the profile to use; in place of KNUTEPUNKT_PROFILE_NAMES
  --strict           what could not be checked counts as an error
  --timeout SECONDS  how long one document may take (60)
  --out PATH         writes there instead of to standard output; a folder where the format has
                     one file for each document and there are several

  --coverage FILE    writes as JSON which obligations of the profiles are met how often, and
                     which elements that must be supported are filled

Packages of your own are also read from KNUTEPUNKT_PACKAGES, and terminology that says what
codes there are from KNUTEPUNKT_TERMINOLOGY, beside the one that comes with the program; what
none of them holds is told as not checked.
Standard error: which packages and terminology were loaded, progress, and what could not be
validated, with the reason.
Exit codes: 0 no errors were found; 1 some have errors, or with --strict something was not
checked; 2 some could not be read or not be
validated in time, or the command was not understood.
`,
  async run(words, terminal) {
    const asked = readWords(words)
    const names = await documentsNamed(asked.files)
    const report = reportTo(asked, names.length, terminal)
    const config = { ...readConfig(), ...(asked.names !== undefined && { profileNames: asked.names }) }
    const packages = await configuredPackages(config, asked.packages)
    sayPackages(packages, terminal)
    const profiles = await profilesNamed(asked.profiles, packages, terminal)
    const { index, report: loaded } = await configuredTerminology(config)
    sayTerminology(usedTerminology(loaded), terminal)
    const atOnce = Math.min(names.length, availableParallelism())
    const now = () => new Date()
    const needs = { packages, threads: atOnce, seconds: asked.seconds, now, stop: terminal.stopped }
    await using threads = openValidationThreads(needs)
    const progress = progressOn(terminal, names.length)
    const each = async (outcome: Outcome, bytes: Uint8Array | undefined) => {
      await report.each(outcome, bytes)
      progress.done()
    }
    try {
      const outcomes = await validateAll(names, {
        validation: answered(threads, index),
        asked: { profiles, ...(asked.coverage === undefined ? {} : { coverage: true }) },
        atOnce,
        stop: terminal.stopped,
        each,
      })
      progress.end()
      await report.all(outcomes)
      if (asked.coverage !== undefined) await saveTo(asked.coverage, coverageOf(outcomes))
      const followed = await followedBy(outcomes)
      if (followed.length > 0) terminal.say(`Profiles of our own stood for those of: ${followed.join(', ')}`)
      return summarise(outcomes, asked, terminal)
    } finally {
      progress.end()
    }
  },
}

function sayPackages(packages: Packages, { say }: Terminal): void {
  const all = loadedPackages(packages)
  say(`Packages: ${all.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`)).join(', ')}`)
  for (const { name, unreadable } of all) {
    for (const file of unreadable) say(`${name}: ${file} holds no definition that can be read, and was left`)
  }
}

function sayTerminology(used: readonly UsedTerminology[], { say }: Terminal): void {
  const each = used.map(({ name, designations, concepts }) => `${name} (texts: ${designations}, codes: ${concepts})`)
  say(`Terminology: ${each.join(', ')}`)
}

function summarise(outcomes: readonly Outcome[], { strict }: Asked, { say }: Terminal): ExitCode {
  const refused = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []))
  const passes = strict ? (findings: readonly Finding[]) => resultOf(findings) === 'valid' : isValid
  const wrong = outcomes.filter((outcome) => 'verdict' in outcome && !passes(outcome.verdict.findings))
  for (const { name, problem } of refused) {
    say(`${name}: ${told(problem)}`)
    if (problem.code === 'internal-error') say(JSON.stringify(errorFields(problem.cause)))
  }
  if (outcomes.length > 1) {
    const right = outcomes.length - wrong.length - refused.length
    const open = strict ? ' or not checked in full' : ''
    say(`Documents: ${right} without errors, ${wrong.length} with errors${open}, ${refused.length} not validated`)
  }
  return refused.length > 0 ? 2 : wrong.length > 0 ? 1 : 0
}
