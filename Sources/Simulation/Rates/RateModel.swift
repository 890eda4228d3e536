import Foundation
import SamplingInspection

/// How the failure probabilities of a year come about: logit p(s) = long-run + year + class in the year + laboratory + stratum.
///
/// The plan's Beta(α, β) of each stratum is kept: location and total spread of the logit are those whose mean and variance are the
/// Beta's, and what the shared errors leave of that spread is the stratum's own. Where the shared errors alone would be
/// more than the whole, they are scaled down for that stratum.
struct RateModel: Sendable {
  /// One stratum.
  struct Stratum: Sendable {
    /// Mean of the logit; −∞ where nothing can fail.
    var location: Double
    /// Factor of the shared errors.
    var shared: Double
    /// Standard deviation of its own error.
    var own: Double
    /// Number of its class.
    var classNumber: Int32
    /// Number of its laboratory; 0 where it has none.
    var lab: Int32

    /// The logit of its failure probability under shared errors, with its words of the run, of which the first two are used.
    @inline(__always)
    func logit(_ errors: Double, _ words: SIMD4<UInt32>) -> Double {
      var logit = location + shared * errors
      if own > 0 {
        let bits = UInt64(words.x) << 21 | UInt64(words.y) >> 11
        logit += own * NormalDistribution.quantile((Double(bits) + 0.5) * 0x1p-53)
      }
      return logit
    }
  }

  /// The strata.
  let strata: [Stratum]
  /// How many classes there are.
  let classes: Int
  private let labs: Int
  private let yearSpread: Double
  private let classSpread: Double
  private let labSpread: Double

  /// The errors of one year that strata share.
  struct SharedErrors: Sendable {
    /// Of the year with the class, by class.
    let classes: [Double]
    /// By laboratory.
    let labs: [Double]
  }

  /// Makes the model of a scenario's strata.
  init(_ scenario: Scenario, _ columns: StratumColumns, _ assumptions: SimulationAssumptions) {
    yearSpread = assumptions.number(.yearSpread)
    classSpread = assumptions.number(.classSpread)
    labSpread = assumptions.number(.labSpread)
    let scale = assumptions.number(.rateSpread)
    let classColumn = columns.columns["class"]
    let labColumn = columns.columns["lab"]
    classes = classColumn?.values.count ?? 1
    labs = labColumn?.values.count ?? 1
    var known: [[ExactDecimal]: LogitNormal] = [:]
    var strata: [Stratum] = []
    for (number, stratum) in scenario.strata.enumerated() {
      let lab = labColumn?.codes[number] ?? 0
      let hasLab = labColumn.map { !$0.values[Int(lab)].isEmpty } ?? false
      let classNumber = classColumn?.codes[number] ?? 0
      let alpha = stratum.alpha.double
      guard alpha > 0 else {
        strata.append(Stratum(location: -.infinity, shared: 0, own: 0, classNumber: classNumber, lab: lab))
        continue
      }
      let key = [stratum.alpha, stratum.beta]
      let rate = known[key] ?? LogitNormal(alpha: alpha, beta: stratum.beta.double, scale: scale)
      known[key] = rate
      let common =
        yearSpread * yearSpread + classSpread * classSpread + (hasLab ? labSpread * labSpread : 0)
      let whole = rate.spread * rate.spread
      let part = common > whole ? (whole / common).squareRoot() : 1
      strata.append(
        Stratum(
          location: rate.location, shared: part, own: max(0, whole - part * part * common).squareRoot(),
          classNumber: classNumber, lab: lab))
    }
    self.strata = strata
    blankLab = labColumn?.values.firstIndex(of: "")
  }

  private let blankLab: Int?

  /// The shared errors of a run.
  func sharedErrors(_ philox: Philox, run: Int) -> SharedErrors {
    var stream = RandomStream(philox, .year, run: run)
    let year = yearSpread * stream.normal()
    var classStream = RandomStream(philox, .classes, run: run)
    var labStream = RandomStream(philox, .laboratories, run: run)
    var ofLabs = (0..<labs).map { _ in labSpread * labStream.normal() }
    // Strata without a laboratory have no error of one.
    if let blankLab { ofLabs[blankLab] = 0 }
    return SharedErrors(
      classes: (0..<classes).map { _ in year + classSpread * classStream.normal() }, labs: ofLabs)
  }

  /// The failure probability of a stratum in a run.
  @inline(__always)
  func chance(_ number: Int, _ errors: SharedErrors, _ philox: Philox, run: Int) -> Double {
    let stratum = strata[number]
    return LogitNormal.inverseLogit(
      stratum.logit(
        errors.classes[Int(stratum.classNumber)] + errors.labs[Int(stratum.lab)],
        philox.words(
          SIMD4(0, UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: run), Purpose.strata.rawValue))))
  }
}
