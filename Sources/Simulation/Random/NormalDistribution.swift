import Foundation

/// The normal distribution, one number for one uniform, so that streams stay in step.
enum NormalDistribution {
  /// The value below which a standard normal variable stays with this chance, to about 10⁻¹⁵.
  ///
  /// M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988).
  @inline(__always)
  static func quantile(_ chance: Double) -> Double {
    let centred = chance - 0.5
    if abs(centred) <= 0.425 { return centred * middle(0.180625 - centred * centred) }
    let tail = (-log(centred < 0 ? chance : 1 - chance)).squareRoot()
    let value = tail <= 5 ? shoulder(tail - 1.6) : far(tail - 5)
    return centred < 0 ? -value : value
  }

  // Quotients of polynomials, highest power first; written out, since this is the innermost loop of all.

  @inline(__always)
  private static func middle(_ place: Double) -> Double {
    var above = 2.509_080_928_730_122_672_7e3
    above = above * place + 3.343_057_558_358_812_810_5e4
    above = above * place + 6.726_577_092_700_870_085_3e4
    above = above * place + 4.592_195_393_154_987_145_7e4
    above = above * place + 1.373_169_376_550_946_112_5e4
    above = above * place + 1.971_590_950_306_551_442_7e3
    above = above * place + 1.331_416_678_917_843_774_5e2
    above = above * place + 3.387_132_872_796_366_608
    var below = 5.226_495_278_852_854_561e3
    below = below * place + 2.872_908_573_572_194_267_4e4
    below = below * place + 3.930_789_580_009_271_061e4
    below = below * place + 2.121_379_430_158_659_586_7e4
    below = below * place + 5.394_196_021_424_751_107_7e3
    below = below * place + 6.871_870_074_920_579_083e2
    below = below * place + 4.231_333_070_160_091_125_2e1
    below = below * place + 1
    return above / below
  }

  @inline(__always)
  private static func shoulder(_ place: Double) -> Double {
    var above = 7.745_450_142_783_414_076_4e-4
    above = above * place + 2.272_384_498_926_918_458_5e-2
    above = above * place + 2.417_807_251_774_506_117_70e-1
    above = above * place + 1.270_458_252_452_368_382_58
    above = above * place + 3.647_848_324_763_204_605_04
    above = above * place + 5.769_497_221_460_691_405_5
    above = above * place + 4.630_337_846_156_545_295_9
    above = above * place + 1.423_437_110_749_683_577_34
    var below = 1.050_750_071_644_416_843_24e-9
    below = below * place + 5.475_938_084_995_344_946e-4
    below = below * place + 1.519_866_656_361_645_719_66e-2
    below = below * place + 1.481_039_764_274_800_745_9e-1
    below = below * place + 6.897_673_349_851_000_045_5e-1
    below = below * place + 1.676_384_830_183_803_849_4
    below = below * place + 2.053_191_626_637_758_821_87
    below = below * place + 1
    return above / below
  }

  @inline(__always)
  private static func far(_ place: Double) -> Double {
    var above = 2.010_334_399_292_288_132_65e-7
    above = above * place + 2.711_555_568_743_487_578_15e-5
    above = above * place + 1.242_660_947_388_078_438_6e-3
    above = above * place + 2.653_218_952_657_612_309_3e-2
    above = above * place + 2.965_605_718_285_048_912_3e-1
    above = above * place + 1.784_826_539_917_291_335_8
    above = above * place + 5.463_784_911_164_114_369_9
    above = above * place + 6.657_904_643_501_103_777_2
    var below = 2.044_263_103_389_939_785_64e-15
    below = below * place + 1.421_511_758_316_445_888_7e-7
    below = below * place + 1.846_318_317_510_054_681_8e-5
    below = below * place + 7.868_691_311_456_132_591e-4
    below = below * place + 1.487_536_129_085_061_485_25e-2
    below = below * place + 1.369_298_809_227_358_053_1e-1
    below = below * place + 5.998_322_065_558_879_376_9e-1
    below = below * place + 1
    return above / below
  }
}

extension RandomStream {
  /// A standard normal number.
  mutating func normal() -> Double { NormalDistribution.quantile(unit()) }
}
