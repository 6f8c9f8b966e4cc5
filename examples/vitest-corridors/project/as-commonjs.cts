import kohort = require('kohort')

const projection: kohort.Projection = kohort.parseProjection(
  JSON.stringify(kohort.project(kohort.stockholm())),
)
const row: kohort.Row = projection.at(2027)
console.log(row.trainees?.toFixed(3), projection.goals.filter(({ met }) => met === true).length)
