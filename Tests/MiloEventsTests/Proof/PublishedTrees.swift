import MiloEvents

/// The tree of eight leaves of the Certificate Transparency reference tests.
enum PublishedTree {
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].map { bytes(hex: $0) }

  static let levels = [
    [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
      "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
      "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
      "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
    ],
    [
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    ],
    [
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    [
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    ],
  ].map { $0.map { hex($0) } }

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ].map { hex($0) }
}

/// The tree of the leaves "leaf 0", "leaf 1" …, as in the tests of Go's `sumdb/tlog`.
enum LeafTree {
  static let roots = [
    1: "1bb97dcc21635d47e2663efdfd0a174686d98dd701352dd2cd06e8b43fd3d305",
    2: "fc5f6b88ff8554f75bb2f9e6f39c31b1936d44b69276edf7b1205a955b9761e3",
    3: "d4f92c8fbb89720eb3b55677c7d7efaddfeb10d11a1a84a0ba8f1a23337faa95",
    7: "5a61fc2b54f9cfa71774f2432143dd40c6cb2b11947faf65a7d3da5cb65199c8",
    8: "c5c2c820ed342fdda8ce896b6b9cf5b8c00a21cc4b20714cc6e5d3c05c35240b",
    100: "13f88915c560dc911a1da0fb209d84a20971051f294ebeb428fb3fc293af2743",
    255: "d71592a219d4067663eede247f9b54c3f9e0290682d55de09b495b07f1de41c9",
    256: "cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274",
    257: "855b936aa00cb98b5114484249ad39d78a6be93623e26c01e8e487dc02184a5a",
    1000: "2ff33fb9d8f14f89ca306289633336a168ff3f4532e8f741a0019dcb4c1d60a1",
    65536: "e100ba54d69a91012fc13b7890feac78d6996a097268b6f735d17311c7402a60",
    70000: "da0532ff7b2ee56f4067110fc964e9f27b5959f9527bfff3fa501aa7584deaf3",
  ]

  static let inclusion42In100 = [
    "MtZISa/30AwcCM/DX3L903rkGtBMUNPQoiLOnVL3gMk=",
    "HQlfFgoDPwjZ6IoYgRWK2+OATgYDWokzm08K4D1treU=",
    "BUp4UENvDQWQreOrL0X1+H2FjEujUU2muPocCKsPIuE=",
    "33CoGkNmy/3D5H2IeSPc6bAZvEd9ZWBL2e3eC8OXwTI=",
    "nElKb1se8i1C8FCfRZNrilwF6OoGvvi0IyTxX9Usl9Y=",
    "mltaKilXHK09gVVfNL8yVv2lYnlpHN7DT1fI9ISss/o=",
    "Ww8HmgYW6QBAbUdlvADEdLQtGc3Ps/Qs678QKnwkB/w=",
  ]

  static let consistency42To100 = [
    "HQlfFgoDPwjZ6IoYgRWK2+OATgYDWokzm08K4D1treU=",
    "+8IFnvRwMZ2bprw7wN55tKqMnhdJJHo1QHBYkR5tsXU=",
    "BUp4UENvDQWQreOrL0X1+H2FjEujUU2muPocCKsPIuE=",
    "33CoGkNmy/3D5H2IeSPc6bAZvEd9ZWBL2e3eC8OXwTI=",
    "nElKb1se8i1C8FCfRZNrilwF6OoGvvi0IyTxX9Usl9Y=",
    "mltaKilXHK09gVVfNL8yVv2lYnlpHN7DT1fI9ISss/o=",
    "Ww8HmgYW6QBAbUdlvADEdLQtGc3Ps/Qs678QKnwkB/w=",
  ]
}
