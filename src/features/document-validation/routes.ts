import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { reportForms } from '../../validation/report/forms.ts'
import type { UsedTerminology } from '../terminology-service/index.ts'
import { addresses } from './addresses.ts'
import { type AnswerForm, answerForms, rendered } from './answer-forms.ts'
import { bounded, type Validation } from './bounded.ts'
import { conformanceRoutes } from './conformance-routes.ts'
import { offeredProfiles, originOf } from './offered-profiles.ts'
import { maxBytes, operationRoutes } from './operation-routes.ts'
import { definitionsIn } from './definitions-in.ts'
import { loadedPackages, type Packages } from './packages.ts'
import { answerPage } from './pages/answer.ts'
import { askPage } from './pages/ask.ts'
import { packagesPage } from './pages/packages.ts'
import { reportLanguage } from './report-language.ts'
import { textOf } from './text-of.ts'
import { type Given, type Validated, validateEach } from './validated.ts'
import { validationTexts } from './texts.ts'

/** What the public pages need from the rest of the system. */
export type ValidationNeeds = {
  /** Threads that only the public uses: nobody at work waits behind a maker's documents. */
  readonly validation: Validation
  readonly packages: Packages
  /** What codes are looked up in beyond the packages. */
  readonly terminology: readonly UsedTerminology[]
  /** Documents of invented people, to try with. */
  readonly samples: readonly Given[]
  readonly now: () => Date
  /** Of the program, as it stands in reports. */
  readonly version: string
}

/**
 * Under way and waiting together. One beyond them is refused once its body was read, so that what is in memory is these
 * and the bodies that are just coming in, each bounded by `maxTotalBytes`.
 */
const mostAtOnce = 8

/** Validation for anybody: pages, the FHIR operation, and nothing kept of either. */
export function validationRoutes(needs: ValidationNeeds): readonly HttpRoute[] {
  const { packages, samples, terminology } = needs
  const validation = bounded(needs.validation, mostAtOnce)
  const origin = originOf(packages, definitionsIn(packages))
  const answer = async (request: WebRequest, documents: readonly Given[], profiles: readonly string[], as: string) => {
    const validated = await validateEach(validation, documents, { profiles })
    const form = answerForms.find(({ key }) => key === as)
    if (form) return kept(form, validated, request, needs.version)
    return page(answerPage({ language: request.language, documents: validated, profiles, originOf: origin }))
  }
  return [
    get({
      id: 'validation',
      path: addresses.validate,
      releases: 'public',
      answer: ({ language }) => page(askPage(language, samples)),
    }),
    post({
      id: 'validation-answer',
      path: addresses.validate,
      releases: 'own-input',
      body: { kind: 'files', maxBytes, maxTotalBytes: maxBytes, maxFiles: 20, maxFieldBytes: maxBytes },
      answer(request) {
        const documents = documentsIn(request)
        if (documents.length === 0) return page(askPage(request.language, samples, true), 422)
        const chosen = offeredProfiles.find(({ key }) => key === request.form.get('profil'))
        return answer(request, documents, chosen ? [chosen.canonical] : [], request.form.get('som') ?? '')
      },
    }),
    post({
      id: 'validation-download',
      path: addresses.download,
      releases: 'own-input',
      body: { kind: 'form', maxBytes: 2_000_000 },
      answer(request) {
        const { form } = request
        const bytes = Buffer.from(form.get('dokument') ?? '', 'base64url')
        return answer(request, [{ name: form.get('navn') ?? '', bytes }], form.getAll('profil'), form.get('som') ?? '')
      },
    }),
    get({
      id: 'validation-sample',
      path: addresses.sample(':sample'),
      releases: 'public',
      answer(request) {
        const sample = samples.find(({ name }) => name === request.params.sample)
        if (!sample) throw new Problem('not-found', 'not-found', 'No such sample')
        return answer(request, [sample], [], '')
      },
    }),
    get({
      id: 'validation-packages',
      path: addresses.packages,
      releases: 'public',
      answer: ({ language }) =>
        page(packagesPage(language, { packages: loadedPackages(packages), terminology, originOf: origin })),
    }),
    ...conformanceRoutes({ ...needs, validation, originOf: origin }),
    ...operationRoutes(validation, needs.version),
  ]
}

function documentsIn({ files, form, language }: WebRequest): readonly Given[] {
  const pasted = (form.get('tekst') ?? '').trim()
  return [
    ...files.filter(({ field }) => field === 'fil').map(({ name, bytes }) => ({ name, bytes })),
    ...(pasted === '' ? [] : [{ name: validationTexts(language).pasted.plain, bytes: Buffer.from(pasted) }]),
  ]
}

/** The answer as a file. @throws Problem of a document that could not be read, since no form has a word for it */
function kept({ key }: AnswerForm, documents: readonly Validated[], { language }: WebRequest, version: string): Answer {
  const reported = documents.map((document) => {
    if ('problem' in document) throw document.problem
    const { name, bytes, verdict } = document
    return { name, findings: verdict.findings, profiles: verdict.profiles, text: textOf(bytes, verdict.form) }
  })
  const [first] = documents
  const form = reportForms[key]
  return {
    kind: 'bytes',
    type: form.type,
    body: rendered(form, reported, reportLanguage(language), version),
    fileName: `${documents.length === 1 && first ? first.name.replace(/\.(json|xml)$/i, '') : 'validering'}${form.ending}`,
  }
}
