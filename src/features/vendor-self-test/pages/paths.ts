import { vendorPaths } from '../../vendor-portal/index.ts'

const { box, selfTest: all } = vendorPaths
const run = (client: string, id: string) => `${all}/${client}/${id}`

/** Where the self-test has its pages. */
export const selfTestPaths = {
  box,
  all,
  run,
  json: (client: string, id: string) => `${run(client, id)}/rapport.json`,
  markdown: (client: string, id: string) => `${run(client, id)}/rapport.md`,
  prompt: (client: string, id: string) => `${run(client, id)}/vanske`,
  declare: (client: string, id: string) => `${run(client, id)}/skjerm`,
  finish: (client: string, id: string) => `${run(client, id)}/avslutt`,
} as const
