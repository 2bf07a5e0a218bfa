"""Names that reports on the DPRK take for known, with what they are: agencies, groups, platforms.

Only the kind is told: none of them is an entity of the graph by this.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.extract.names.name import Name
from graph.extract.names.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = {
    "GovernmentBody": (
        "FBI;CIA;NSA;CISA;DOJ;OFAC;FinCEN;DHS;IRS;SEC;BIS;NIS;KCNA;FSB;GRU;"
        "SVR;MI5;MI6;GCHQ;NCSC;ANSSI;DGSE;DGSI;Tracfin;BaFin;White House;"
        "Maison Blanche;Kremlin;Pentagon;Pentagone;Downing Street;Blue House;"
        "Cheong Wa Dae;State Department;Treasury;Treasury Department;"
        "Justice Department;Commerce Department;US Treasury;U.S. Treasury;"
        "Trésor américain;Trésor;Congress;Senate;House of Representatives;"
        "Cabinet Office;Home Office;Foreign Office;Quai d'Orsay;Politburo;"
        "Central Military Commission;Workers' Party of Korea;WPK;"
        "Parti du travail de Corée;Korean People's Army;KPA;Armée populaire de Corée;"
        "Supreme People's Assembly;Office 39;Room 39;Bureau 39;Bureau 121;Lab 110;"
        "Unit 180;Reconnaissance General Bureau;Munitions Industry Department;"
        "Joint Chiefs of Staff;National Intelligence Service;Secret Service;"
        "Homeland Security;Coast Guard;Federal Reserve;Réserve fédérale;Europol;"
        "Eurojust"
    ),
    "InternationalBody": (
        "Interpol;INTERPOL;NATO;OTAN;IAEA;AIEA;FATF;GAFI;G7;G20;ASEAN;ANASE;"
        "BRICS;European Commission;Commission européenne;European Parliament;"
        "Parlement européen;European Council;Conseil européen;"
        "Council of the European Union;Security Council;Conseil de sécurité;"
        "UN Security Council;UNSC;General Assembly;Assemblée générale;"
        "Panel of Experts;1718 Committee;Comité 1718;UN Command;World Bank;"
        "Banque mondiale;IMF;FMI;OMS;SWIFT;MSMT"
    ),
    "Company": (
        "Chainalysis;Elliptic;TRM Labs;Mandiant;CrowdStrike;Microsoft;Google;"
        "Apple;Amazon;Meta;Cisco;Cisco Talos;Kaspersky;SentinelOne;SentinelLabs;"
        "Proofpoint;Recorded Future;Palo Alto Networks;ESET;Symantec;Okta;KnowBe4;"
        "Sekoia;DTEX;Flashpoint;Nisos;Huntress;Secureworks;Sony Pictures;"
        "Sony Pictures Entertainment;AstraZeneca;Reuters;AFP;Associated Press;"
        "Yonhap;Bloomberg;BBC;CNN;NK News;NK Pro;Kyodo;NHK;Xinhua;TASS;"
        "Wall Street Journal;New York Times;Washington Post;Financial Times;Le Monde;"
        "Le Figaro;Libération;Nikkei;CoinDesk;Huobi Global;Sky Mavis;PeckShield;"
        "SlowMist;Arkham;Tether;Circle;Halborn;Nisos;Foreign Trade Bank;"
        "Agence France-Presse;Korea Mining Development Trading Corporation"
    ),
    "Organization": (
        "38 North;RUSI;CSIS;C4ADS;Amnesty International;Human Rights Watch;"
        "Radio Free Asia;Open Source Centre;Kim Il Sung University;"
        "Kim Chaek University of Technology;Sejong Institute;Stimson Center;"
        "Atlantic Council"
    ),
    "Platform": (
        "GitHub;LinkedIn;Telegram;WhatsApp;WeChat;Facebook;Instagram;YouTube;"
        "Discord;Slack;Zoom;Skype;Upwork;Fiverr;Freelancer;Toptal;Indeed;"
        "Glassdoor;Gmail;Google Drive;Dropbox;Bitbucket;GitLab;npm;PyPI;Payoneer;"
        "PayPal;Binance;Coinbase;Kraken;OKX;Huobi;HTX;KuCoin;Bybit;Bithumb;"
        "Upbit;Coincheck;Poloniex;BitMEX;MEXC;Bitfinex;Ronin;Ronin Network;"
        "Axie Infinity;Harmony;Horizon Bridge;Atomic Wallet;Alphapo;CoinEx;"
        "Stake.com;Poly Network;WazirX;DMM Bitcoin;Radiant Capital;Phemex;"
        "Tornado Cash;Sinbad;Blender;Blender.io;ChipMixer;Wasabi;Railgun;"
        "THORChain;eXch;Garantex;Huione;Huione Pay;Huione Guarantee;Uniswap;"
        "Ethereum;Tron;Solana;Safe{Wallet};AnyDesk;TeamViewer;AWS;MetaMask;X;"
        "Twitter;Stack Overflow;Alibaba;Naver;Kakao"
    ),
    "Group": (
        "Lazarus;Lazarus Group;Groupe Lazarus;Kimsuky;Andariel;Bluenoroff;"
        "BlueNoroff;Hidden Cobra;HIDDEN COBRA;TraderTraitor;Guardians of Peace;"
        "Citrine Sleet;Jade Sleet;Moonstone Sleet;Famous Chollima;Labyrinth Chollima;"
        "Silent Chollima;Stardust Chollima;AppleJeus;ScarCruft;Nickel Tapestry;"
        "Wagemole;Contagious Interview;Jasper Sleet;Storm-0287;BeagleBoyz;"
        "Temp.Hermit;Sapphire Sleet;Onyx Sleet;Gleaming Pisces;Slow Pisces;"
        "Void Dokkaebi;ZINC;Thallium;Wagner"
    ),
}
#: names that are words too: they count only where a cue or the graph shows them
_RISKY = frozenset({"X", "Trésor", "SEC", "BIS", "Circle", "Apple", "Horizon", "Meta"})


def wellknown(shade: str, plain: str) -> Iterator[Name]:
    """Give the well-known names of a text; ``plain`` is the shadow with its capitals.

    >>> text = "the FBI warned Reuters"
    >>> [(n.start, n.end, n.kind) for n in wellknown(text.lower(), text)]
    [(4, 7, 'GovernmentBody'), (15, 22, 'Company')]
    """
    for found in _phrases().find(shade, plain):
        yield Name(found.start, found.end, found.value, "", "known")


@cache
def _phrases() -> Phrases:
    made = Phrases()
    for kind, names in _KNOWN.items():
        for name in names.split(";"):
            if name not in _RISKY:
                made.add(name, kind, capital=True)
    return made.made()
