import type { HttpRoute } from '../../protocols/web/route.ts'
import { agendaRoutes } from './agenda-routes.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import type { WorkNeeds } from './form-routes.ts'
import { followUpRoutes } from './follow-up-routes.ts'
import { logRoutes } from './log-routes.ts'
import { matterRoutes } from './matter-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import { mineRoutes } from './mine-routes.ts'
import { nowRoutes } from './now-routes.ts'
import { registerRoutes } from './register-routes.ts'
import { seatRoutes } from './seat-routes.ts'
import { treatRoutes } from './treat-routes.ts'
import { wheelRoutes } from './wheel-routes.ts'

/** Every page of council work. */
export function councilWorkRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  return [
    ...nowRoutes(needs),
    ...meetingRoutes(needs),
    ...agendaRoutes(needs),
    ...noticeRoutes(needs),
    ...attendanceRoutes(needs),
    ...treatRoutes(needs),
    ...caseRoutes(needs),
    ...correctionRoutes(needs),
    ...matterRoutes(needs),
    ...followUpRoutes(needs),
    ...registerRoutes(needs),
    ...seatRoutes(needs),
    ...wheelRoutes(needs),
    ...logRoutes(needs),
    ...mineRoutes(needs),
  ]
}
