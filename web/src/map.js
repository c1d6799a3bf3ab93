// Maps without WebGL and without the network: Leaflet over the Natural Earth borders that ship with khabar.
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import * as topojson from 'topojson-client'
import coarse from 'world-atlas/countries-110m.json?url'
import fine from 'world-atlas/countries-50m.json?url'
import { areas, lines as along } from './meridian.js'

// Degrees by which a box is widened before it is rounded, so that what lies on its edge stays in it.
const MARGIN = 0.0002
// Below it the coarse borders do, at a sixth of the bytes.
const FINE_FROM_ZOOM = 6.5

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
  new Scale({ imperial: false, position: rtl ? 'bottomright' : 'bottomleft' }).addTo(map)
  borders(map)
  matchMedia('print').addEventListener('change', () => map.invalidateSize({ animate: false }))
  return map
}

// The scale, with its unit in the language of the page.
const Scale = L.Control.Scale.extend({
  _updateScale(scale, text, ratio) {
    const { km, m } = this._map.getContainer().dataset
    L.Control.Scale.prototype._updateScale.call(this, scale, text.replace(/ km$/, ` ${km}`).replace(/ m$/, ` ${m}`), ratio)
  },
})

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
    const land = L.geoJSON(areas(topojson.feature(world, world.objects.land)), { ...options, style: { stroke: false, fillColor: style.getPropertyValue('--land'), fillOpacity: 1 } })
    const lines = L.geoJSON(along(topojson.mesh(world, world.objects.countries, (one, other) => one !== other)), { ...options, style: { color: style.getPropertyValue('--border'), weight: 1, dashArray: '4 3', fill: false } })
    const coast = L.geoJSON(along(topojson.mesh(world, world.objects.countries, (one, other) => one === other)), { ...options, style: { color: style.getPropertyValue('--border'), weight: 1, fill: false } })
    const drawn = L.layerGroup([land, coast, lines])
    map.khabarBorders?.remove()
    map.khabarBorders = drawn.addTo(map)
    map.getContainer().dataset.drawn = '1'
  }
  map.on('zoomend', show)
  map.whenReady(show)
}

// Names of the foremost towns shown. One that would cover a sign, a control or another name, or reach over the edge, is left out; none is moved.
const LETTER = 3.4
const LINE = 20
// From the middle of a dot to the upper edge of its own name.
const BELOW = 8

// What the controls cover, as the names of towns have it: the middle, half of the width, and how near another line may come.
function controls(map) {
  const corner = map.getContainer().getBoundingClientRect()
  return [...map.getContainer().querySelectorAll('.leaflet-control')].map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect()
    return { x: left - corner.left + width / 2, y: top - corner.top + height / 2, half: width / 2, high: (height + LINE) / 2 }
  })
}

// What a sign or a dot covers, likewise.
function covered(map, sign) {
  const { x, y } = map.latLngToContainerPoint(sign.getLatLng())
  if (sign instanceof L.CircleMarker) return { x, y, half: sign.getRadius() + 2, high: sign.getRadius() + 2 + LINE / 2 }
  const { iconSize: [width, height], iconAnchor: [left, top] = [width / 2, height / 2] } = sign.options.icon.options
  return { x: x - left + width / 2, y: y - top + height / 2, half: width / 2, high: (height + LINE) / 2 }
}

function isSign(layer) {
  return layer instanceof L.Marker || (layer instanceof L.CircleMarker && !(layer instanceof L.Circle))
}

function nameplate(words, half, className, iconAnchor) {
  const label = document.createElement('span')
  label.textContent = words
  return L.divIcon({ html: label, className, iconSize: [half * 2, LINE], iconAnchor })
}

function name(map, source) {
  const layer = L.layerGroup().addTo(map)
  let asked = 0
  const draw = async () => {
    const turn = ++asked
    const bounds = map.getBounds()
    const address = new URL(source, location)
    const box = [Math.max(-180, bounds.getWest()), Math.max(-85, bounds.getSouth()), Math.min(180, bounds.getEast()), Math.min(85, bounds.getNorth())]
    address.searchParams.set('view', box.map((side) => side.toFixed(1)).join(','))
    const towns = await (await fetch(address)).json()
    if (turn !== asked) return
    layer.clearLayers()
    const taken = controls(map)
    map.eachLayer((other) => { if (isSign(other)) taken.push(covered(map, other)) })
    const size = map.getSize()
    for (const [longitude, latitude, words] of towns) {
      const half = words.length * LETTER + 4
      const at = { ...map.latLngToContainerPoint([latitude, longitude]), half, high: LINE }
      if (at.x < half || at.x > size.x - half || at.y < LINE / 2 || at.y > size.y - LINE / 2) continue
      if (taken.some((other) => Math.abs(other.x - at.x) < other.half + half && Math.abs(other.y - at.y) < other.high)) continue
      taken.push(at)
      const icon = nameplate(words, half, 'town', [half, LINE / 2])
      layer.addLayer(L.marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }))
    }
  }
  map.on('khabar:drawn', draw)
  return draw
}

export function spot(element) {
  const { latitude, longitude, radius, precision, name: words } = element.dataset
  const place = [Number(latitude), Number(longitude)]
  const map = lay(element)
  const metres = Number(radius) * 1000
  const style = getComputedStyle(element)
  const around = L.latLng(place).toBounds(Math.max(metres * 5, 400_000))
  map.fitBounds(around)
  const colour = style.getPropertyValue('--accent')
  const exact = Number(precision) === 1
  if (!exact) {
    L.circle(place, { radius: metres, color: colour, weight: 1.5, dashArray: '5 4', fillColor: colour, fillOpacity: 0.15, interactive: false }).addTo(map)
  } else {
    L.circleMarker(place, { radius: 6, color: style.getPropertyValue('--sheet'), weight: 2, fillColor: colour, fillOpacity: 1, interactive: false }).addTo(map)
  }
  if (words) {
    const half = words.length * (LETTER + 0.6) + 4
    const icon = nameplate(words, half, 'town own', [half, exact ? -BELOW : LINE / 2])
    L.marker(place, { icon, interactive: false, keyboard: false }).addTo(map)
  }
  map.on('moveend', name(map, element.dataset.towns))
  map.fire('khabar:drawn')
}

const RING = 2 * Math.PI * 15.5

// A cluster: its number, in a ring whose red part is the contested share. Drawn, not styled inline: the policy forbids that.
function sign(count, contested, radius) {
  const ns = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(ns, 'svg')
  svg.setAttribute('viewBox', '0 0 36 36')
  for (const [kind, share] of [['whole', 1], ['contested', contested / count]]) {
    if (!share) continue
    const ring = document.createElementNS(ns, 'circle')
    for (const [name, value] of Object.entries({ cx: 18, cy: 18, r: 15.5, class: kind, 'stroke-dasharray': `${share * RING} ${RING}` })) ring.setAttribute(name, value)
    svg.append(ring)
  }
  const box = document.createElement('div')
  box.className = 'cluster'
  const number = document.createElement('span')
  number.textContent = count.toLocaleString('en')
  box.append(svg, number)
  const size = radius * 2
  return L.divIcon({ html: box, className: 'cluster-icon', iconSize: [size, size] })
}

// Half the width of a cluster's sign, in pixels; clusters stand further apart than the widest is.
const WIDEST = 24
const APART = 56
const TILE = 256

function size(count) {
  return 14 + Math.min(WIDEST - 14, Math.log10(count) * 5)
}

function popup(...nodes) {
  const box = document.createElement('div')
  box.dir = 'auto'
  box.append(...nodes)
  return box
}

function anchor(href, text) {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  return link
}

function line(...parts) {
  const paragraph = document.createElement('p')
  paragraph.textContent = parts.filter(Boolean).join(' · ')
  return paragraph
}

class Shown {
  constructor(element) {
    this.element = element
    this.words = JSON.parse(element.dataset.words)
    element.dataset.in = this.words.in
    element.dataset.out = this.words.out
    this.map = lay(element)
    this.layer = L.layerGroup().addTo(this.map)
    name(this.map, element.dataset.towns)
    this.source = new URL(element.dataset.source, location)
    this.asked = 0
  }

  // Events within a box, as a list: what a cluster that no zoom parts leads to.
  listing(box) {
    const address = new URL(this.element.dataset.events, location)
    address.search = this.source.search
    const [west, south, east, north] = box
    const wider = [Math.max(-180, west - MARGIN), Math.max(-90, south - MARGIN), Math.min(180, east + MARGIN), Math.min(90, north + MARGIN)]
    address.searchParams.set('bbox', wider.map((side) => side.toFixed(4)).join(','))
    address.searchParams.delete('page')
    return address
  }

  cluster({ longitude, latitude, count, contradicted, box, apart }) {
    const icon = sign(count, contradicted, size(count))
    const label = contradicted ? `${count} (${contradicted} ${this.words.contested})` : `${count}`
    const marker = L.marker([latitude, longitude], { icon, title: label, alt: label, keyboard: true })
    if (apart) {
      const nearer = () => this.map.flyToBounds(apart, { maxZoom: 12, padding: [40, 40], duration: 0.3 })
      marker.on('click', nearer)
      marker.on('keypress', ({ originalEvent }) => { if (originalEvent.code.endsWith('Enter')) nearer() })
    } else {
      marker.bindPopup(popup(line(label), anchor(this.listing(box), `${this.words.list} (${count})`)))
    }
    this.layer.addLayer(marker)
  }

  event([longitude, latitude, id, day, kind, contradicted, origins]) {
    const icon = L.divIcon({ className: contradicted ? 'pin contested' : origins > 1 ? 'pin several' : 'pin', iconSize: [18, 18] })
    const label = [kind, day || this.words.undated].join(' · ')
    const marker = L.marker([latitude, longitude], { icon, title: label, alt: label, keyboard: true })
    const told = line(kind, day || this.words.undated, `${this.words.origins}: ${origins}`, contradicted ? this.words.contested : '')
    marker.bindPopup(popup(told, anchor(`${this.element.dataset.events}/${encodeURIComponent(id)}`, this.words.open)))
    this.layer.addLayer(marker)
  }

  // Few events come at once and are clustered here; of many the server is asked for the clusters of what is shown.
  async start() {
    const answer = await this.ask([-180, -85, 180, 85], 2)
    if (answer.points) {
      const { default: Supercluster } = await import('supercluster')
      const add = (sum, one) => { sum.contested += one.contested }
      this.index = new Supercluster({ radius: APART, extent: TILE, maxZoom: 11, map: (one) => ({ contested: one.event[5] }), reduce: add })
      this.index.load(answer.points.map((event) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: event.slice(0, 2) }, properties: { event } })))
      this.frame(answer.points.map(([longitude, latitude]) => [latitude, longitude]))
    } else {
      this.frame(answer.clusters.map(({ longitude, latitude }) => [latitude, longitude]))
    }
    this.map.on('moveend', () => this.draw())
    await this.draw()
  }

  frame(places) {
    const kept = location.hash.match(/^#map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/)
    if (kept) this.map.setView([Number(kept[2]), Number(kept[3])], Number(kept[1]))
    else if (places.length) this.map.fitBounds(L.latLngBounds(places), { padding: [30, 30], maxZoom: 7 })
    else this.map.setView([25, 40], 3)
  }

  async ask(box, zoom) {
    const address = new URL(this.source)
    address.searchParams.set('view', box.join(','))
    address.searchParams.set('zoom', Math.floor(zoom))
    return (await fetch(address)).json()
  }

  box() {
    const bounds = this.map.getBounds()
    const clamp = (value, most) => Math.max(-most, Math.min(most, value))
    return [clamp(bounds.getWest(), 180), clamp(bounds.getSouth(), 85), clamp(bounds.getEast(), 180), clamp(bounds.getNorth(), 85)]
  }

  async draw() {
    const turn = ++this.asked
    const box = this.box()
    const zoom = this.map.getZoom()
    const found = this.index ? this.near(box, zoom) : (await this.ask(box, zoom)).clusters.map((one) => this.told(one))
    if (turn !== this.asked) return
    this.layer.clearLayers()
    for (const one of found) {
      if (one.event) this.event(one.event)
      else this.cluster(one)
    }
    this.keep(box, zoom)
    this.map.fire('khabar:drawn')
  }

  near(box, zoom) {
    return this.index.getClusters(box, Math.floor(zoom)).map((feature) => {
      if (!feature.properties.cluster) return { event: feature.properties.event }
      const { cluster_id: id, point_count: count, contested } = feature.properties
      const places = this.index.getLeaves(id, Infinity).map((leaf) => leaf.geometry.coordinates)
      const [xs, ys] = [places.map((place) => place[0]), places.map((place) => place[1])]
      const within = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      const [longitude, latitude] = feature.geometry.coordinates
      return { longitude, latitude, count, contradicted: contested, box: within, apart: spread(within) }
    })
  }

  told(one) {
    if (one.event_id) return { event: [one.longitude, one.latitude, one.event_id, '', '', one.contradicted, one.corroborated ? 2 : 1] }
    return { ...one, apart: one.same_place ? null : spread(one.box) }
  }

  // What is shown stays in the address, and can be made a filter of the list.
  keep(box, zoom) {
    const centre = this.map.getCenter()
    history.replaceState(history.state, '', `#map=${zoom}/${centre.lat.toFixed(3)}/${centre.lng.toFixed(3)}`)
    const here = this.element.parentElement.querySelector('[data-here]')
    if (here) {
      here.href = this.listing(box)
      here.hidden = false
    }
    this.element.dataset.shown = '1'
  }
}

function spread([west, south, east, north]) {
  return east - west < 0.0005 && north - south < 0.0005 ? null : [[south, west], [north, east]]
}

export function events(element) {
  return new Shown(element).start()
}
