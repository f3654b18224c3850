/** English words that carry no topic: where a phrase must end, what it must not begin with, and what says too little alone. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** A phrase never crosses these: function words, the verbs and adverbs of scholarly prose, and words that count or point. */
export const BREAKING = list(`
a about above accordingly across actually after afterwards again against ago albeit all allow allows almost alone along already also
although always am amid among amongst an and and/or another any anybody anyone anything apart are aren around as aside at away back based be
became because become becomes becoming been before beforehand behind being below beneath beside besides between beyond both but by came
can cannot certain certainly clearly come comes compared comprise comprises comprising concerning consequently consider
consists contain contains could couldn currently despite did didn do does doesn doing don done down due during each e.g eg either else
elsewhere enable enables enabling enough especially et etc even ever every everyone everything except exhibit far few fewer finally find
finds first firstly focuses focused for former found from further furthermore gave generally get gets getting give given gives
giving go goes going gone got had hadn has hasn have haven having he hence her here hereby herein hers herself him himself his how
however i i.e ie if in indeed inside instead into is isn it its itself just keep keeps kept largely last lastly latter least less lest let
like likewise ll lots made mainly make makes making many may maybe me meanwhile merely might mine more moreover most mostly much must my
myself namely near nearly necessarily needed neither never nevertheless next no nobody non-trivial none nonetheless nor not
nothing notably now nowadays nowhere of off often on once one ones only onto or other others otherwise ought our ours ourselves out over
overall own particularly per perhaps possibly previously primarily probably put quite rather re readily really recently regarding
regardless respectively s said same second secondly see seem seems seen self several shall she should shouldn shown shows since so some
somehow someone something sometimes somewhat somewhere soon still substantially such t take taken takes taking than that the their theirs
them themselves then there thereby therefore these they thing things third thirdly this those though through throughout thus till to
together too took toward towards try trying twice two type types typically under unless unlike unlikely until unto up upon us use used useful
uses using usually utilize utilizes utilized utilizing various ve very via was wasn way ways we well went were weren what whatever when whenever where
whereas whereby wherein wherever whether which while whilst who whoever whole whom whose why widely will with within without won would
wouldn yes yet you your yours yourself
excel excels remain remains become exhibit exhibits consist consists tend tends seek seeks rely relies suffer suffers require requires allow help helps offer offers
ii iii iv vi vii viii ix sota stateof-the-art state-of-theart state-of-art
called named including includes include included
zero three four five six seven eight nine ten hundred thousand million billion dozen half
proposed proposes propose proposing presented presents describes described describe showed demonstrate demonstrates demonstrated
demonstrating introduce introduces introduced investigate investigates investigated investigating discuss discusses discussed examine examines
examined explore explores explored provide provides provided providing achieve achieves achieved achieving obtain obtained obtains
obtaining develop develops suggest suggests suggested suggesting indicate indicates indicated indicating reveal reveals
revealed reported argue argues argued lead leads leading yields yielded outperform outperforms outperformed
outperforming improves improve improved reduce reduces reduced aimed apply applies applied applying conduct conducted
address addresses addressed addressing perform performs performed evaluate evaluates evaluated exploit exploits exploited leverage
leverages leveraged leveraging employ employs employed employing show shown
`)

/** -ing forms that are hardly ever part of a name: what is done to something. They break a phrase as well. */
export const DOING = list(`
accounting acquiring adding addressing adopting affecting aiding aiming allowing analysing analyzing answering applying arising
asking assessing assuming avoiding becoming bringing building calculating capturing carrying causing changing characterizing
choosing combining comparing computing concerning conducting connecting considering constructing containing converting covering
creating deciding decreasing defining delivering depending deploying deriving describing designing detecting determining
developing devising differing discussing employing enabling enhancing ensuring establishing estimating evaluating examining
exceeding explaining exploiting exploring expressing extending extracting facilitating finding focusing forming gaining generating
getting giving handling having helping highlighting holding identifying illustrating implementing improving incorporating
incurring indicating inducing introducing investigating involving keeping lacking leaving looking losing making managing
maximizing measuring minimizing mitigating modifying moving natural-looking needing noting obtaining occurring offering optimizing
overcoming owing performing playing predicting presenting preventing producing proposing providing proving putting reaching
receiving reducing relating relying remaining removing replacing representing requiring resolving retaining revealing satisfying
seeking selecting serving showing simplifying simulating solving specifying studying suffering suggesting summarizing tackling
taking telling treating trying turning undergoing using utilising utilizing verifying viewing wanting yielding
`)

/** Participles that join a noun to what follows: "computer aided design". */
export const JOINING = list(`
aided assisted based centred centered coded controlled coupled driven enabled enhanced guided induced mediated modulated oriented related structured weighted
`)

/** Adjectives and participles that qualify anything: stripped from the front of a phrase. */
export const GENERIC_FIRST = list(`
able above-mentioned accurate actual additional adequate adopted advanced aforementioned alternative ample apparent applicable
appropriate attractive available basic best better big brief broad broader careful challenging chosen classic clear close closer
common comparable complicated comprehensive considerable considered consistent conventional corresponding crucial current
cutting-edge designed desirable desired detailed developed different difficult distinct diverse earlier early easier easy
effective efficient elegant emerging empirical enhanced entire essential evolving excellent existing expensive experimental
extensive famous faster favorable feasible first-ever first-of-its-kind following former frequent fresh fundamental further future
good great greater helpful high-quality higher highest identical implemented important impressive improved in-depth inadequate increased
increasing inexpensive insightful interesting involved key known larger latest leading little longer lower lowest main meaningful
measured mere minimal minor modern modest necessary new newer newly newly-developed notable novel numerous observed obtained
obvious off-the-shelf old older ongoing original outstanding overall particular past peculiar perfect permanent poor popular
positive possible potential powerful practical preliminary present previous prior prominent promising proper proposed prospective
proven quick quicker rare realistic reasonable recent recently-proposed recognized related relative relevant remarkable reported
representative required respective resulting rich right rigorous satisfactory selected serious severe shorter significant similar
simple simpler simplest simplified sizable slight slow smaller smallest so-called sophisticated special specific standard
state-of-the-art straightforward strict stronger strongest studied subsequent substantial successful sufficient suitable superior
supplementary supporting sure systematic tested theoretical timely tiny top traditional tremendous true typical underlying
unexpected unique unknown unprecedented unusual up-to-date useful usual valid valuable various varying vast viable vital
well-established well-known well-studied widely-used wider widespread worse worst worth years-long
`)

/** Nouns and adjectives that say nothing alone, and nothing when every word of a phrase is one of them. */
export const GENERIC_ALONE = list(`
ability absence abstract acceptance access accordance account accuracy achievement acquisition action activity addition adoption advance
advancement advantage advent age aid aim algorithm alternative amount analysis answer appearance application approach area argument
art article aspect assessment assumption attempt attention author availability average background baseline basis begin beginning behavior behaviour
benefit body bottleneck bound breakthrough capability capacity care case category cause center century challenge chance change character characteristic
choice circumstance claim class code collection combination community comparison competition completion complexity component composition
computation concept concern conclusion condition conference confidence conjunction connection consequence consideration constraint content context
contrast contribution control correspondence cost course creation criteria criterion current data dataset day debate decade decision decrease
definition degree demand demonstration dependence description design detail determination development deviation difference difficulty dimension direction
discovery discussion distinction diversity document domain drawback ease effect effectiveness efficacy efficiency effort element emergence emphasis
end enhancement environment equation error establishment estimate evaluation event evidence evolution examination example exception existence expansion expectation experience experiment
explanation exploration expression extension extent fact factor failure family fashion feasibility feature field figure finding first-time flexibility focus
following form formation formulation foundation fraction framework function functionality fundamental future gain gap generation goal group growth guarantee guideline
hand help history hour hypothesis idea identification illustration impact implementation implication importance improvement inclusion increase
index indication individual influence information innovation input insight inspection instance institution intention interaction interest
introduction investigation issue item journal key kind knowledge lack language large-scale law lead length lesson level life light limit limitation line
link list literature loss machine magnitude maintenance majority management manner manuscript material maximum means measure measurement
mechanism medium member mention method methodology minimum minute mode model modification moment month motivation nature necessity need
network notion novelty number object objective observation obstacle occurrence opportunity option order organization origin outcome outline output overview
pace page paper paragraph parameter part participant past path pattern people percent percentage performance period perspective phase phenomena
phenomenon picture piece place plan point popularity portion position possibility potential practice precision presence present presentation principle
prior priority problem procedure process processing product production program progress project promise proof property proportion proposal prospect purpose quality
quantity question range rate ratio reader real-time reality reason recent recognition recommendation reduction reference region relation relationship relevance reliability report
representation requirement research researcher resource respect response rest result review rise risk role rule sake sample scale scenario scheme science scope score
section sector selection sense sequence series service set setting setup shape share shift shortcoming side sign significance similarity simplicity simulation
site situation size skill society software solution source space speed stability stage standard state state-of-the-art statement status step strategy strength structure student study style
subject subset success suggestion suitability suite summary supplement support surface survey system table target task team technique technology tendency term test testing
text theme theory time title today tool topic total track trade-off tradeoff tradition training transition treatment trend trial truth turn type understanding
unit usage use usefulness user utility utilization validation validity value variable variant variation variety version view viewpoint volume weakness week word work workflow world
year yield superiority advantage experimentation investigator kind lot sort effective efficient simple good better different many various
first second third high low new novel important possible several best main major certain general specific particular similar large small available
main-contribution state-of-art state-of-the-arts copyright reserved publisher elsevier springer ieee doi http https www com et al fig sec eq
`)

/** Nouns that end phrases about the paper itself and not its subject: "experimental results", "recent study". */
export const GENERIC_LAST = list(`
achievement aim amount answer attempt author basis beginning case chance choice claim comparison conclusion contribution deal degree demand
difficulty discussion drawback effort end evidence example excellent existence experiment extent fact fashion finding form guideline hope idea increase insight
investigation issue kind lack limit look majority manner meaning nature need number objective offer opportunity option overview paper part
period person piece plan point promise proof purpose question range reason result role run section sense series shortcoming side situation
sort stage step study success superiority task-at-hand type usage version view way weakness work year
`)
