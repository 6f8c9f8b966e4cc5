export { examplePlan } from '../src/example-plan.js'
