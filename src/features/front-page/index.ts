export { frontPageRoute } from './front-page.ts'
