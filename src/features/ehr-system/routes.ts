import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { conclusionPage } from './pages/conclusion.ts'
import { questionPage } from './pages/guide.ts'
import { guidePath, nextQuestion, readAnswers } from './questions.ts'

/** The guide to Article 26, for anybody. Nothing is kept: the answers stand in the address. */
export function ehrSystemRoutes(): readonly HttpRoute[] {
  return [
    get({
      id: 'article-26-guide',
      path: guidePath,
      releases: 'public',
      answer({ language, query }) {
        const answers = readAnswers(query)
        const asked = nextQuestion(answers)
        if (asked === undefined) return page(conclusionPage(language, answers))
        return page(questionPage(language, answers, asked, query.get('sporsmal') === asked.name))
      },
    }),
  ]
}
