import { page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { stateTreatment } from './arrival.ts'
import { documentsAtHand } from './at-hand.ts'
import { idIn, noSuchDocument } from './document-id.ts'
import type { SummaryNeeds } from './needs.ts'
import { paths } from './pages/paths.ts'
import { treatmentPage } from './pages/view.ts'

const errand = { errand: 'foreign-patient' } as const

/** Where somebody says to treat the patient, once that was long ago or never said. */
export function treatmentRoutes(needs: SummaryNeeds): readonly HttpRoute[] {
  const { documents, now } = needs
  return [
    get({
      id: 'foreign-patient-treatment',
      path: paths.treatment(':document'),
      releases: errand,
      answer: ({ params, language }) => page(treatmentPage(idIn(params.document), language)),
    }),
    post({
      id: 'foreign-patient-treatment-confirm',
      path: paths.treatment(':document'),
      releases: errand,
      async answer({ params, person }) {
        const id = idIn(params.document)
        if (!person || !(await documentsAtHand(documents).find(person, id, now()))) throw noSuchDocument()
        // An emergency does not become treatment by being confirmed once more.
        const purpose = (await needs.treatments.find(person.visit, id))?.purpose ?? 'TREATMENT'
        await stateTreatment(needs, person, id, purpose)
        return redirect(paths.view(id))
      },
    }),
  ]
}
