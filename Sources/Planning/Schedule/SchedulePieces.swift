import SamplingInspection

/// The batches of a plan in the parts that are spread over the months: what one county takes to one laboratory with the same crews.
struct SchedulePieces {
  /// Batches of one category, level and task kind in a piece: the least that must be spread evenly.
  struct Cell {
    var strata: [Int]
    var season: SamplingSeason
    /// Batches still to be taken.
    var batches: Int64
  }

  /// Cells of a piece whose duties may be added up.
  struct CellClass {
    var season: SamplingSeason
    var batches: Int64
    var duties: [SamplingSeason.Duty]
  }

  /// What a county takes under one lot, with the same crews and under the same paces.
  struct Piece {
    var county: String
    var lot: String
    var lab: String
    var crews: [Int]
    var paces: [Int]
    var cells: [Cell] = []
    var classes: [CellClass] = []
    /// Batches still to be taken.
    var batches: Int64 = 0
  }

  /// A pace requirement for one group.
  struct Pace {
    /// Its number in the calendar.
    var requirement: Int
    /// Such as `county=141102`; empty if it has one group.
    var group: String
    /// Fewest and most batches that still to be taken by the end of the month.
    var atLeast: Int64?
    var atMost: Int64?
    /// The month, 0…11.
    var month: Int
  }

  /// The pieces, in the order of their first strata.
  private(set) var pieces: [Piece] = []
  /// Paces, by number in ``Piece/paces``.
  private(set) var paces: [Pace] = []

  init(_ scenario: Scenario, batches: [Int64], seasons: SeasonBook, columns: StratumColumns) {
    let count = scenario.strata.count
    var crewsOf = [[Int]](repeating: [], count: count)
    for (number, crew) in scenario.crews.enumerated() where crew.pairs != nil {
      for stratum in columns.strata(in: crew.scope, count: count) { crewsOf[stratum].append(number) }
    }
    var pacesOf = [[Int]](repeating: [], count: count)
    for (number, requirement) in scenario.calendar.paces.enumerated() {
      let strata = RuleStrata(scenario, columns)
      for group in strata.groups(strata.strata(in: requirement.scope), by: requirement.each) {
        let all = group.strata.reduce(Int64(0)) { $0 + batches[$1] }
        let done = group.strata.reduce(Int64(0)) { $0 + seasons.done[$1] }
        func bound(_ share: ExactDecimal?, _ round: (Int128, Int128) -> Int128) -> Int64? {
          share.map {
            Int64(round(Int128($0.mantissa) * Int128(all), Int128(ExactDecimal.powers[$0.decimals]))) - done
          }
        }
        for stratum in group.strata { pacesOf[stratum].append(paces.count) }
        paces.append(
          Pace(
            requirement: number, group: group.name, atLeast: bound(requirement.atLeast, WholeDivision.up),
            atMost: bound(requirement.atMost, WholeDivision.down).map { max(0, $0) }, month: requirement.month - 1))
      }
    }

    struct PieceKey: Hashable {
      var county: String
      var lot: String
      var crews: [Int]
      var paces: [Int]
    }
    struct CellKey: Hashable {
      var piece: Int
      var level: String
      var taskKind: String
      var category: String
      var season: SamplingSeason
    }
    var pieceNumber: [PieceKey: Int] = [:]
    var cellNumber: [CellKey: Int] = [:]
    for (number, stratum) in scenario.strata.enumerated() {
      let left = batches[number] - seasons.done[number]
      guard left > 0 else { continue }
      let lot = columns.value("lot", of: number)
      let key = PieceKey(county: stratum.county, lot: lot, crews: crewsOf[number], paces: pacesOf[number])
      let piece = pieceNumber[key] ?? pieces.count
      if piece == pieces.count {
        pieceNumber[key] = piece
        pieces.append(
          Piece(
            county: stratum.county, lot: lot, lab: columns.value("lab", of: number), crews: key.crews,
            paces: key.paces))
      }
      let cellKey = CellKey(
        piece: piece, level: stratum.level, taskKind: stratum.taskKind, category: stratum.category,
        season: seasons.seasons[number])
      let cell = cellNumber[cellKey] ?? pieces[piece].cells.count
      if cell == pieces[piece].cells.count {
        cellNumber[cellKey] = cell
        pieces[piece].cells.append(Cell(strata: [], season: seasons.seasons[number], batches: 0))
      }
      pieces[piece].cells[cell].strata.append(number)
      pieces[piece].cells[cell].batches += left
      pieces[piece].batches += left
    }
    for piece in pieces.indices { pieces[piece].classes = Self.classes(pieces[piece].cells) }
  }

  private static func classes(_ cells: [Cell]) -> [CellClass] {
    struct Key: Hashable {
      var season: SamplingSeason
      var kind: Int64
    }
    var number: [Key: Int] = [:]
    var classes: [CellClass] = []
    for cell in cells {
      let duties = cell.season.duties(of: cell.batches)
      let key = Key(season: cell.season, kind: cell.season.kind(of: cell.batches))
      if let known = number[key] {
        classes[known].batches += cell.batches
        for duty in duties.indices {
          classes[known].duties[duty].lower += duties[duty].lower
          classes[known].duties[duty].upper += duties[duty].upper
        }
      } else {
        number[key] = classes.count
        classes.append(CellClass(season: cell.season, batches: cell.batches, duties: duties))
      }
    }
    return classes
  }

  /// Pieces that share a laboratory's month, a crew's month, a trip or a pace, directly or through others; each list ascending.
  func components(_ scenario: Scenario) -> [[Int]] {
    let limited = Set(scenario.labs.filter { $0.monthlyBatches != nil }.map(\.lab))
    let tripping = Set(scenario.labs.filter { $0.tripBatches != nil }.map(\.lab))
    var parts = ConnectedParts(count: pieces.count)
    return parts.parts(of: Array(pieces.indices)) { number in
      let piece = pieces[number]
      var shared = piece.crews.map { "crew \($0)" } + piece.paces.map { "pace \($0)" }
      if limited.contains(piece.lab) { shared.append("lab " + piece.lab) }
      if tripping.contains(piece.lab) { shared.append("trip \(piece.lab) \(piece.county)") }
      return shared
    }
  }
}
