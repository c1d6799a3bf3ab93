// Maps without WebGL and without the network: Leaflet over the Natural Earth borders that ship with khabar.
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import * as topojson from 'topojson-client'
import coarse from 'world-atlas/countries-110m.json?url'
import fine from 'world-atlas/countries-50m.json?url'

const FINE_FROM_ZOOM = 5

export function lay(element) {
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 1,
    maxZoom: 12,
    worldCopyJump: true,
    zoomSnap: 0.5,
  })
  const rtl = document.documentElement.dir === 'rtl'
  L.control.zoom({ position: rtl ? 'topright' : 'topleft', zoomInTitle: element.dataset.in ?? '+', zoomOutTitle: element.dataset.out ?? '−' }).addTo(map)
  L.control.scale({ imperial: false, position: rtl ? 'bottomright' : 'bottomleft' }).addTo(map)
  borders(map)
  return map
}

// Land first, borders as one dashed mesh above it: no country is named and no border drawn firmer than another.
function borders(map) {
  const canvas = L.canvas({ padding: 0.5 })
  const loaded = new Map()
  let shown
  const show = async () => {
    const url = map.getZoom() >= FINE_FROM_ZOOM ? fine : coarse
    if (url === shown) return
    shown = url
    if (!loaded.has(url)) loaded.set(url, fetch(url).then((answer) => answer.json()))
    const world = await loaded.get(url)
    if (shown !== url) return
    const style = getComputedStyle(map.getContainer())
    const options = { interactive: false, renderer: canvas }
    const land = L.geoJSON(topojson.feature(world, world.objects.land), { ...options, style: { stroke: false, fillColor: style.getPropertyValue('--land'), fillOpacity: 1 } })
    const lines = L.geoJSON(topojson.mesh(world, world.objects.countries, (one, other) => one !== other), { ...options, style: { color: style.getPropertyValue('--border'), weight: 1, dashArray: '4 3', fill: false } })
    const coast = L.geoJSON(topojson.mesh(world, world.objects.countries, (one, other) => one === other), { ...options, style: { color: style.getPropertyValue('--border'), weight: 1, fill: false } })
    const drawn = L.layerGroup([land, coast, lines])
    map.khabarBorders?.remove()
    map.khabarBorders = drawn.addTo(map)
    map.getContainer().dataset.drawn = '1'
  }
  map.on('zoomend', show)
  map.whenReady(show)
}

export function spot(element) {
  const { latitude, longitude, radius, precision } = element.dataset
  const place = [Number(latitude), Number(longitude)]
  const map = lay(element)
  const metres = Number(radius) * 1000
  const style = getComputedStyle(element)
  const around = L.latLng(place).toBounds(Math.max(metres * 5, 400_000))
  map.fitBounds(around)
  const colour = style.getPropertyValue('--accent')
  if (Number(precision) > 1) {
    L.circle(place, { radius: metres, color: colour, weight: 1.5, dashArray: '5 4', fillColor: colour, fillOpacity: 0.15, interactive: false }).addTo(map)
  } else {
    L.circleMarker(place, { radius: 6, color: style.getPropertyValue('--sheet'), weight: 2, fillColor: colour, fillOpacity: 1, interactive: false }).addTo(map)
  }
}
