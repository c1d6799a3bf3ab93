// The atlas joins what the antimeridian cuts. Drawn as it stands, a coast that crosses it would run back around the whole world: here it runs on
// past the edge, and once more at the other edge.
export function lines(geometry) {
  const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  return { type: 'MultiLineString', coordinates: parts.flatMap((part) => shifted([unwound(part)])).map(([line]) => line) }
}

export function areas(collection) {
  const shapes = collection.features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
  return { type: 'MultiPolygon', coordinates: shapes.flatMap((rings) => shifted(rings.map((ring) => closed(unwound(ring))))) }
}

// Longitudes without a leap, with their middle on the map.
function unwound(points) {
  let turn = 0
  const run = points.map(([x, y], at) => {
    const step = at ? x - points[at - 1][0] : 0
    turn += step > 180 ? -360 : step < -180 ? 360 : 0
    return [x + turn, y]
  })
  const [west, east] = ends(run)
  const middle = (west + east) / 2
  const back = middle > 180 ? -360 : middle < -180 ? 360 : 0
  return back ? run.map(([x, y]) => [x + back, y]) : run
}

// A ring around a pole ends a turn from where it began; it is led along the pole.
function closed(ring) {
  const [first, last] = [ring[0], ring[ring.length - 1]]
  if (Math.abs(first[0] - last[0]) < 180) return ring
  const pole = first[1] < 0 ? -90 : 90
  return [...ring, [last[0], pole], [first[0], pole], first]
}

function shifted(rings) {
  const [west, east] = ends(rings[0])
  const shifts = [0, ...(east > 180 ? [-360] : []), ...(west < -180 ? [360] : [])]
  return shifts.map((shift) => rings.map((ring) => ring.map(([x, y]) => [x + shift, y])))
}

function ends(points) {
  return points.reduce(([west, east], [x]) => [Math.min(west, x), Math.max(east, x)], [Infinity, -Infinity])
}
