import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, page } from '../../protocols/web/answer.ts'
import { unescaped } from '../../protocols/web/html.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { reportForms } from '../../validation/report/forms.ts'
import type { UsedTerminology } from '../terminology-service/index.ts'
import { addresses } from './addresses.ts'
import { type AnswerForm, answerForms } from './answer-forms.ts'
import { type Bound, bounded } from './bounded.ts'
import { conformanceRoutes } from './conformance-routes.ts'
import { definitionsIn } from './definitions-in.ts'
import { offeredProfiles, originOf } from './offered-profiles.ts'
import { maxBytes, operationRoutes } from './operation-routes.ts'
import { loadedPackages, type Packages } from './packages.ts'
import { askPage } from './pages/ask.ts'
import { packagesPage } from './pages/packages.ts'
import { reportLanguage } from './report-language.ts'
import { validationTexts } from './texts.ts'
import type { Sealing } from './threads.ts'
import { type Given, problemOf, type Sealed, sealEach } from './validated.ts'

/** What the public pages need from the rest of the system. */
export type ValidationNeeds = {
  /**
   * Threads that only the public uses: nobody at work waits behind a maker's documents. They read and write all that
   * depends on a document, so that the thread which answers everybody only passes bytes on.
   */
  readonly threads: Sealing
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
  const asked = { ...needs, atOnce: bounded(mostAtOnce) }
  return [
    askRoute(asked),
    answerRoute(asked),
    downloadRoute(asked),
    sampleRoute(asked),
    packagesRoute(asked),
    ...conformanceRoutes(asked),
    ...operationRoutes(asked),
  ]
}

type Needs = ValidationNeeds & { readonly atOnce: Bound }

function askRoute({ samples }: Needs): HttpRoute {
  return get({
    id: 'validation',
    path: addresses.validate,
    releases: 'public',
    answer: ({ language }) => page(askPage(language, samples)),
  })
}

function answerRoute(needs: Needs): HttpRoute {
  return post({
    id: 'validation-answer',
    path: addresses.validate,
    releases: 'own-input',
    body: { kind: 'files', maxBytes, maxTotalBytes: maxBytes, maxFiles: 20, maxFieldBytes: maxBytes },
    answer(request) {
      const documents = documentsIn(request)
      if (documents.length === 0) return page(askPage(request.language, needs.samples, true), 422)
      const chosen = offeredProfiles.find(({ key }) => key === request.form.get('profil'))
      const profiles = chosen ? [chosen.canonical] : []
      return answerTo(needs, request, { documents, profiles, as: request.form.get('som') ?? '' })
    },
  })
}

/** The answer in another form: nothing was kept, so the document comes with the wish. */
function downloadRoute(needs: Needs): HttpRoute {
  return post({
    id: 'validation-download',
    path: addresses.download,
    releases: 'own-input',
    body: { kind: 'form', maxBytes: 2_000_000 },
    answer(request) {
      const { form } = request
      const bytes = Buffer.from(form.get('dokument') ?? '', 'base64url')
      const documents = [{ name: form.get('navn') ?? '', bytes }]
      return answerTo(needs, request, { documents, profiles: form.getAll('profil'), as: form.get('som') ?? '' })
    },
  })
}

function sampleRoute(needs: Needs): HttpRoute {
  return get({
    id: 'validation-sample',
    path: addresses.sample(':sample'),
    releases: 'public',
    answer(request) {
      const sample = needs.samples.find(({ name }) => name === request.params.sample)
      if (!sample) throw new Problem('not-found', 'not-found', 'No such sample')
      return answerTo(needs, request, { documents: [sample], profiles: [], as: '' })
    },
  })
}

function packagesRoute({ packages, terminology }: Needs): HttpRoute {
  const origin = originOf(packages, definitionsIn(packages))
  return get({
    id: 'validation-packages',
    path: addresses.packages,
    releases: 'public',
    answer: ({ language }) =>
      page(packagesPage(language, { packages: loadedPackages(packages), terminology, originOf: origin })),
  })
}

function documentsIn({ files, form, language }: WebRequest): readonly Given[] {
  const pasted = (form.get('tekst') ?? '').trim()
  return [
    ...files.filter(({ field }) => field === 'fil').map(({ name, bytes }) => ({ name, bytes })),
    ...(pasted === '' ? [] : [{ name: validationTexts(language).pasted.plain, bytes: Buffer.from(pasted) }]),
  ]
}

type HandedIn = {
  readonly documents: readonly Given[]
  readonly profiles: readonly string[]
  /** The key of a form of the answer; any other is the page. */
  readonly as: string
}

function answerTo(needs: Needs, request: WebRequest, { documents, profiles, as }: HandedIn): Promise<Answer> {
  const { threads, atOnce } = needs
  const form = answerForms.find(({ key }) => key === as)
  return atOnce(async () => {
    const sealed = await sealEach((bytes) => threads.seal(bytes, { profiles }), documents)
    return form ? kept(needs, form, sealed, request) : shown(needs, sealed, profiles, request)
  })
}

async function shown(
  { threads }: Needs,
  documents: readonly Sealed[],
  profiles: readonly string[],
  { language }: WebRequest,
): Promise<Answer> {
  const main = await threads.render(documents, { as: 'page', language, profiles })
  // Made by our escaping template.
  return page({
    title: validationTexts(language).title,
    width: 'wide',
    main: unescaped(Buffer.from(main).toString()),
  })
}

/** The answer as a file. @throws Problem of a document that could not be read, since no form has a word for it */
async function kept(
  { threads, version }: Needs,
  { key }: AnswerForm,
  documents: readonly Sealed[],
  { language }: WebRequest,
): Promise<Answer> {
  for (const document of documents) if ('problem' in document) throw problemOf(document.problem)
  const [first] = documents
  const form = reportForms[key]
  return {
    kind: 'bytes',
    type: form.type,
    body: await threads.render(documents, { as: 'report', form: key, language: reportLanguage(language), version }),
    fileName: `${documents.length === 1 && first ? first.name.replace(/\.(json|xml)$/i, '') : 'validering'}${form.ending}`,
  }
}
