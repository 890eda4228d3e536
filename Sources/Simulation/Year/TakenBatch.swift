/// A batch that was taken in a simulated year.
struct TakenBatch: Sendable {
  /// Number of its stratum.
  var stratum: Int32
  /// Which of the stratum's batches it is.
  var number: Int32
  /// Its subject among all; −1 where none is known.
  var subject: Int32
  /// Laboratory; −1 for none.
  var lab: Int32
  /// Working day on which it was taken.
  var day: Int32
  /// Working day on which the laboratory received it.
  var receipt: Int32
  /// Its place in the queue within the day, 0…63.
  var place: UInt8
  /// Whether it fails.
  var fails: Bool
  /// Working days of the test.
  var testing: Int32
  /// Working day of the report; `Int32.max` for never.
  var reported: Int32 = .max
}

/// A laboratory that takes in nothing from a month on.
struct LostLab: Sendable, Equatable {
  /// Its number.
  var lab: Int
  /// First working day without it.
  var day: Int
}

/// What sampling left besides the batches taken.
struct SamplingTally: Sendable {
  /// Batches that slipped into the next month.
  var slipped = 0
  /// Batches that were not to be had at first, or could not be tested.
  var retaken = 0
  /// Batches never taken.
  var lost = 0
}
