import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { conclusionPage } from './pages/conclusion.ts'
import { questionPage } from './pages/guide.ts'
import { contradicts, guidePath, nextQuestion, questionAgain, questions, readAnswers } from './questions.ts'

/** The guide to Article 26, for anybody. Nothing is kept: the answers stand in the address. */
export function ehrSystemRoutes(): readonly HttpRoute[] {
  return [
    get({
      id: 'article-26-guide',
      path: guidePath,
      releases: 'public',
      answer({ language, query }) {
        const answers = readAnswers(query)
        const contradictory = contradicts(query) ? questions[0] : undefined
        if (contradictory) return page(questionPage(language, answers, contradictory, 'contradictory'))
        const again = questionAgain(query, answers)
        if (again) return page(questionPage(language, answers, again))
        const asked = nextQuestion(answers)
        if (asked === undefined) return page(conclusionPage(language, answers))
        const sent = query.get('sporsmal') === asked.name
        return page(questionPage(language, answers, asked, sent ? 'missing' : undefined))
      },
    }),
  ]
}
