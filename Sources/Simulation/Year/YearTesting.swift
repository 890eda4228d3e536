import SamplingInspection

/// Brings the batches of a year to their laboratories, where they wait and are tested.
struct YearTesting: Sendable {
  private let area: SimulatedArea
  private let lost: LostLab?

  init(_ area: SimulatedArea, lost: LostLab?) {
    self.area = area
    self.lost = lost
  }

  /// Fills in when each batch is reported; returns the working days waited, in all, and the batches that went to a laboratory.
  func report(_ batches: inout [TakenBatch]) -> (waited: Double, queued: Int) {
    let hasQueues = area.assumptions.number(.labQueues) > 0
    var (waited, queued) = (0.0, 0)
    var ofLab = [[Int]](repeating: [], count: area.labs.count)
    for number in inOrderOfArrival(batches) {
      let lab = Int(batches[number].lab)
      if hasQueues, lab >= 0 {
        ofLab[lab].append(number)
      } else {
        batches[number].reported = batches[number].receipt + batches[number].testing
      }
    }
    for (lab, numbers) in ofLab.enumerated() where !numbers.isEmpty {
      var queue = LabQueue(serviceDays: area.labs[lab].serviceDays, starts: area.days.starts)
      if let lost, lost.lab == lab { queue.failsAt = Double(lost.day) }
      let arrivals = numbers.map { Double(batches[$0].receipt) + Double(batches[$0].place) / 64 }
      for (number, (arrival, done)) in zip(numbers, zip(arrivals, queue.finished(arrivals))) {
        // Far beyond the year it makes no difference when.
        guard done < 1e6 else { continue }
        batches[number].reported = Int32(done) + batches[number].testing
        waited += max(0, done - arrival)
        queued += 1
      }
    }
    return (waited, queued)
  }

  /// Numbers of the batches by day and place in the day, by counting, which keeps the order of equals.
  private func inOrderOfArrival(_ batches: [TakenBatch]) -> [Int] {
    func slot(_ batch: TakenBatch) -> Int { Int(batch.receipt) * 64 + Int(batch.place) }
    let most = batches.reduce(0) { max($0, slot($1)) }
    var starts = [Int32](repeating: 0, count: most + 2)
    for batch in batches { starts[slot(batch) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var order = [Int](repeating: 0, count: batches.count)
    for (number, batch) in batches.enumerated() {
      let place = slot(batch)
      order[Int(starts[place])] = number
      starts[place] += 1
    }
    return order
  }
}
