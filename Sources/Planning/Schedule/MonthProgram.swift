import LinearProgramming
import SamplingInspection

/// The batches of pieces by month as a program: as even as the working days allow, within every limit that several pieces share.
///
/// Limits of laboratories, crews and paces may be exceeded at a price, so that the program always has a solution and says which limit fails.
struct MonthProgram {
  /// A limit that several pieces share, with the column that exceeds it.
  struct Shared {
    var limit: ScheduleConflict.Limit
    var month: Int
    var room: Int64
    var excess: Int
  }

  /// The program.
  private(set) var program = LinearProgram()
  /// For each piece of the component the columns of its months; nil where it may not be sampled.
  private(set) var columns: [[Int?]] = []
  /// Limits that may be exceeded.
  private(set) var shared: [Shared] = []
  /// What each piece would take if nothing else asked for room.
  private(set) var targets: [[Double]] = []
  /// The number of each piece of the component.
  let pieces: [Int]

  /// Prices of what should not be, in batches moved to another month.
  private enum Price {
    static let excess = 1000.0
    static let tripTooSmall = 4.0
    static let tripTooMany = 6.0
  }

  /// Builds the program of some pieces.
  ///
  /// - Parameter rounding: values that the months of the pieces may differ from by less than one batch, and must be whole.
  init(
    _ scenario: Scenario, _ book: SchedulePieces, _ trips: TripMonths, pieces: [Int], workingDays: [Int],
    rounding: (values: [[Double]], slack: Double)? = nil
  ) {
    self.pieces = pieces
    let position = Dictionary(uniqueKeysWithValues: pieces.enumerated().map { ($1, $0) })
    var tripMonths: [Int: [Int]] = [:]
    let ownTrips = trips.trips.filter { trip in trip.pieces.contains { position[$0] != nil } }
    for trip in ownTrips { for piece in trip.pieces { tripMonths[piece] = trip.months } }
    for (place, piece) in pieces.enumerated() {
      addPiece(
        book.pieces[piece], tripMonths[piece], values: rounding.map { ($0.values[place], $0.slack) })
    }
    addTrips(ownTrips, position)
    addLaboratories(scenario, book)
    addCrews(scenario, book, workingDays)
    addPaces(book)
  }

  private mutating func addPiece(
    _ piece: SchedulePieces.Piece, _ tripMonths: [Int]?, values: (months: [Double], slack: Double)?
  ) {
    let target = Self.target(piece, tripMonths)
    targets.append(target)
    var open = [Bool](repeating: false, count: 12)
    for cellClass in piece.classes { for month in cellClass.season.months { open[month] = true } }
    var months = [Int?](repeating: nil, count: 12)
    for month in 0..<12 where open[month] {
      if let values {
        // Between two whole numbers the distance from the target is a straight line, so nothing but the way up needs a price.
        let value = values.months[month]
        let lower = max(0, (value - values.slack + 1e-7).rounded(.down))
        let upper = (value + values.slack - 1e-7).rounded(.up)
        let slope = (abs(upper - target[month]) - abs(lower - target[month])) / max(1, upper - lower)
        months[month] = program.add(
          .init("", lower: lower, upper: max(lower, upper), objective: -slope, isInteger: true))
      } else {
        let column = program.add(.init("", lower: 0, upper: .infinity, objective: 0))
        months[month] = column
        let row = program.add(.init("", lower: target[month], upper: target[month]))
        program.set(row: row, column: column, to: 1)
        for sign in [1.0, -1.0] {
          program.set(
            row: row, column: program.add(.init("", lower: 0, upper: .infinity, objective: -1)), to: sign)
        }
      }
    }
    columns.append(months)
    addClasses(piece, months)
  }

  /// The classes of a piece add up to its months; one class alone is the piece itself.
  private mutating func addClasses(_ piece: SchedulePieces.Piece, _ months: [Int?]) {
    var sums = [Int?](repeating: nil, count: 12)
    for cellClass in piece.classes {
      var own = months
      if piece.classes.count > 1 {
        for month in 0..<12 {
          own[month] =
            cellClass.season.days[month] > 0 ? program.add(.init("", lower: 0, upper: .infinity, objective: 0)) : nil
          guard let column = own[month], let whole = months[month] else { continue }
          let row = sums[month] ?? program.add(.init("", lower: 0, upper: 0))
          if sums[month] == nil { program.set(row: row, column: whole, to: -1) }
          sums[month] = row
          program.set(row: row, column: column, to: 1)
        }
      }
      let all = program.add(.init("", lower: Double(cellClass.batches), upper: Double(cellClass.batches)))
      for column in own.compactMap(\.self) { program.set(row: all, column: column, to: 1) }
      guard cellClass.duties.count > 1 else { continue }
      for duty in cellClass.duties where duty.lower > 0 || duty.upper < cellClass.batches {
        let row = program.add(.init("", lower: Double(duty.lower), upper: Double(duty.upper)))
        for column in duty.months.compactMap({ own[$0] }) { program.set(row: row, column: column, to: 1) }
      }
    }
  }

  private mutating func addTrips(_ trips: [TripMonths.Trip], _ position: [Int: Int]) {
    for trip in trips {
      let all = trip.pieces.compactMap { position[$0] }
      for month in 0..<12 {
        let own = all.compactMap { columns[$0][month] }
        guard !own.isEmpty else { continue }
        let isMade = trip.months.contains(month)
        let row = program.add(
          isMade ? .init("", lower: Double(trip.atLeast)) : .init("", upper: 0))
        for column in own { program.set(row: row, column: column, to: 1) }
        let price = isMade ? Price.tripTooSmall : Price.tripTooMany
        let excess = program.add(.init("", lower: 0, upper: .infinity, objective: -price))
        program.set(row: row, column: excess, to: isMade ? 1 : -1)
      }
    }
  }

  private mutating func addLaboratories(_ scenario: Scenario, _ book: SchedulePieces) {
    for lab in scenario.labs {
      guard let room = lab.monthlyBatches else { continue }
      let own = pieces.indices.filter { book.pieces[pieces[$0]].lab == lab.lab }
      for month in 0..<12 { addLimit(.lab(lab.lab), month, room: room, own.compactMap { columns[$0][month] }) }
    }
  }

  private mutating func addCrews(_ scenario: Scenario, _ book: SchedulePieces, _ workingDays: [Int]) {
    for (number, crew) in scenario.crews.enumerated() {
      guard crew.pairs != nil else { continue }
      let own = pieces.indices.filter { book.pieces[pieces[$0]].crews.contains(number) }
      for month in 0..<12 {
        addLimit(
          .crew(crew.crew), month, room: Self.room(of: crew, days: workingDays[month]),
          own.compactMap { columns[$0][month] })
      }
    }
  }

  /// Batches that a crew can take in so many days with all its pairs.
  static func room(of crew: Crew, days: Int) -> Int64 {
    let perDay = crew.batchesPerDay
    return Int64(
      Int128(crew.pairs ?? 0) * Int128(days) * Int128(perDay.mantissa) / Int128(ExactDecimal.powers[perDay.decimals]))
  }

  private mutating func addPaces(_ book: SchedulePieces) {
    for (number, pace) in book.paces.enumerated() {
      let own = pieces.indices.filter { book.pieces[pieces[$0]].paces.contains(number) }
      let taken = own.flatMap { place in (0...pace.month).compactMap { columns[place][$0] } }
      guard !own.isEmpty else { continue }
      let limit = ScheduleConflict.Limit.pace(pace.requirement, group: pace.group)
      if let most = pace.atMost { addLimit(limit, pace.month, room: most, taken) }
      if let least = pace.atLeast, least > 0 {
        let row = program.add(.init("", lower: Double(least)))
        for column in taken { program.set(row: row, column: column, to: 1) }
        addExcess(limit, pace.month, room: least, row: row, sign: 1)
      }
    }
  }

  private mutating func addLimit(_ limit: ScheduleConflict.Limit, _ month: Int, room: Int64, _ own: [Int]) {
    guard !own.isEmpty else { return }
    let row = program.add(.init("", upper: Double(room)))
    for column in own { program.set(row: row, column: column, to: 1) }
    addExcess(limit, month, room: room, row: row, sign: -1)
  }

  private mutating func addExcess(
    _ limit: ScheduleConflict.Limit, _ month: Int, room: Int64, row: Int, sign: Double
  ) {
    let excess = program.add(.init("", lower: 0, upper: .infinity, objective: -Price.excess))
    program.set(row: row, column: excess, to: sign)
    shared.append(Shared(limit: limit, month: month, room: room, excess: excess))
  }

  /// What a piece would take in each month if it only followed the working days.
  private static func target(_ piece: SchedulePieces.Piece, _ tripMonths: [Int]?) -> [Double] {
    var target = [Double](repeating: 0, count: 12)
    for cellClass in piece.classes {
      let weights = (0..<12).map { month in
        tripMonths?.contains(month) ?? true ? Double(cellClass.season.days[month]) : 0
      }
      var left = Double(cellClass.batches)
      // What is due somewhere is spread there, the rest over the whole season.
      for duty in cellClass.duties where duty.lower > 0 {
        let sum = duty.months.reduce(0) { $0 + weights[$1] }
        guard sum > 0 else { continue }
        for month in duty.months { target[month] += Double(duty.lower) * weights[month] / sum }
        left -= Double(duty.lower)
      }
      let sum = weights.reduce(0, +)
      for month in 0..<12 where sum > 0 { target[month] += left * weights[month] / sum }
    }
    return target
  }
}
