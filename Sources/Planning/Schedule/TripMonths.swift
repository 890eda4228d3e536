import SamplingInspection

/// In which months a laboratory's samplers come to a county, so that every trip is worth making.
struct TripMonths {
  /// Pieces of one laboratory in one county.
  struct Trip {
    var pieces: [Int]
    /// Months, 0…11, in which they come.
    var months: [Int]
    /// Fewest batches of one trip.
    var atLeast: Int64
  }

  /// Trips of the laboratories that ask for so many batches.
  let trips: [Trip]

  init(_ scenario: Scenario, _ pieces: SchedulePieces) {
    var trips: [Trip] = []
    for lab in scenario.labs {
      guard let atLeast = lab.tripBatches, atLeast > 0 else { continue }
      let ofLab = pieces.pieces.indices.filter { pieces.pieces[$0].lab == lab.lab }
      let counties = Dictionary(grouping: ofLab) { pieces.pieces[$0].county }.sorted { $0.key < $1.key }
      for (number, (_, members)) in counties.enumerated() {
        // Counties that need few trips begin at different times, so that the laboratory's months are alike.
        let phase = (Double(number) + 0.5) / Double(counties.count)
        trips.append(Self.trip(members, pieces, atLeast: atLeast, phase: phase))
      }
    }
    self.trips = trips
  }

  private static func trip(_ members: [Int], _ pieces: SchedulePieces, atLeast: Int64, phase: Double) -> Trip {
    var days = [Int](repeating: 0, count: 12)
    var batches: Int64 = 0
    for piece in members {
      batches += pieces.pieces[piece].batches
      for cell in pieces.pieces[piece].cells { days = zip(days, cell.season.days).map(max) }
    }
    let open = days.indices.filter { days[$0] > 0 }
    let wanted = max(1, Int(batches / atLeast))
    guard wanted < open.count else { return Trip(pieces: members, months: open, atLeast: atLeast) }
    var months = Set(
      (0..<wanted).map { open[min(open.count - 1, Int((Double($0) + phase) * Double(open.count) / Double(wanted)))] })
    // What is due in a period needs a trip in it.
    for cellClass in members.flatMap({ pieces.pieces[$0].classes }) {
      var served = cellClass.duties.filter { $0.months.contains { months.contains($0) } }.count
      let isSpread = cellClass.season.periods.count > 1
      let perCell = isSpread ? Int(cellClass.season.kind(of: cellClass.batches)) : 0
      for duty in cellClass.duties where !duty.months.contains(where: { months.contains($0) }) {
        let isDue = duty.lower > 0 || (isSpread && served < perCell)
        guard isDue, let month = duty.months.max(by: { days[$0] < days[$1] }) else { continue }
        months.insert(month)
        served += 1
      }
      // And what has no duty needs one in its season at least.
      if !cellClass.season.months.contains(where: { months.contains($0) }),
        let month = cellClass.season.months.max(by: { days[$0] < days[$1] })
      {
        months.insert(month)
      }
    }
    return Trip(pieces: members, months: months.sorted(), atLeast: atLeast)
  }
}
