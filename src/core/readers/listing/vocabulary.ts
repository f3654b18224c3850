/** What words tell: function words, everyday words of titles, given names, and the cues of venues, navigation and headings. */
import { fold } from '../../text/fold.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Words that join others; a personal name never contains them (particles such as "de" and "la" left out on purpose). */
export const FUNCTION_WORDS = words(`
  a about above across after against all among an and any are as at be been being below between both but by can could do does
  done during each either every few for from further had has have how if in into is it its itself just less like many may might
  more most much must neither no nor not of off on once one only onto or other our out over own per same several shall should
  since so some such than that the their them then there these they this those through throughout thus to toward towards under
  until up upon us using versus very via was we were what when where whether which while who whose why will with within without
  would yet you your i my me he she his her`)

/** The same of the languages that most other listings are written in; some of these are also parts of names. */
const FOREIGN_FUNCTION_WORDS = words(`
  und der die das des mit für zur zum eine ein auf über im et les une sur dans pour avec du aux en el los las una con por para
  y sobre nel nella sul sulla dello degli delle per`)

const EVERYDAY = words(`
  able academic access accurate action active adversarial agent agents air algorithm algorithms analysis answer answers application
  applications approach approaches architecture area art article artificial assessment atom attack attacks attention audio automatic
  awareness backdoor balance base based basis bayesian beam behavior behaviour benchmark best better beyond bias big biology black
  block blood body book bound bounds box brain brief bridge bridging broad build building business cache call cancer capture carbon
  care case cases cause cell cells central challenge challenges change changes channel chemistry child children choice circuit circuits
  city class clean climate clinical cloud cluster clusters code codes coding cognitive cohort color common community compact company comparison
  complex complexity compression computer computing concept concepts conditions context control core corpus correct cost coupled
  cross crowd curve custom cycle data database databases dataset datasets day days death debt decade deep defense delay delays demand
  dense design detailed detector development device devices diabetes dialog dialogue diagnosis different diffusion digital dimension dimensions direct discourse
  disease disk distance domain drift drive driven drug drugs dual dynamic dynamics early earth ecosystem edge education effect
  effective effects efficient electron emerging empirical encoder encoders end energy engine engines ensemble entity environment
  equilibrium error errors estimate ethics event events evidence evolution exact example examples expert experts explainable explicit
  exploratory eye face factor factors failure fair false family fast fault faults fear feature features federated feedback field fields fine first
  fish flow fluid food force forest form formal forms framework free friend full function functions fusion future fuzzy game games gap gas gene
  general generalized generation generative generic genes genome geometry glass global goal goals good gradient gradients grain grammar graph graphs
  green grid grids ground group groups growth guide hard hardware harm harmful head health heart heat heavy hidden hierarchical high higher
  history home host human humans hybrid hyper ice idea ideas image images impact implicit improved in-depth index industrial industry
  inference influence information infrastructure inside instance instances intelligence intelligent interaction interactions interface
  international internet introduction inverse issue issues joint kernel kernels key kids knowledge lab label labels language languages large
  laser last latent law laws layer layers layout learn learned learners lens lessons level levels life light linear lines link links liquid list
  local logic logs long look loop loss losses low machine machines magnetic main major management manifold map maps market markets
  mass material materials math matter matters meaning measure measures mechanism mechanisms media medical medicine memory meta metal method
  methods metric metrics mice micro mind minimal minimum mixed mixture mobile modal mode model modeling modelling models modern modes modular
  molecular monte morphology motion motor multi multimodal multiple music mutual natural nature need needs network networks neural neuron
  neurons new news next noise noisy non nonlinear normal note notes novel nuclear number object objects ocean offline old online ontology open
  optical optimal oral order organic outcome outcomes outlier overview page pages pair pairs panel paper papers parallel parameter parameters
  parser part particle particles past path paths patient patients pattern patterns peer people performance perspective perspectives phase phone physics
  pilot place plan planet plant plants plasma platform platforms play point points poisoning policies policy poor population post power practical
  practice precise pregnancy pressure price prior privacy private probabilistic problem problems process processes processing product profile
  program programs progress project projects prompt prompts proof proofs properties property protein proteins protocol protocols prototype provable public
  quality quantum queries query question questions quick race radar radio random range rank ranking rapid rare rate rates ratio raw ray reaction reading real
  realistic reasoning recent recurrent reduced region regions related report reports representation representations research resource resources response responses
  results return reverse review reviews revisited reward rich right rights rise risk risks river road robot robots robust role roles root rule rules safe safety
  sample samples scalable scale scales scene scenes school science sciences scientific score scores sea search secure security segment selected
  self semantic semantics semi sense sensor sensors sentence sentences sequence sequences series service services set sets shape shapes shared
  shift shifts short sign signal signals signs silicon similar simple single site size skill skills sleep slow small smart social software soil solar solid solution solutions
  solver sound source sources space spaces sparse spatial special spectral spectrum speech speed spin spoken stable stage star stars
  state states static statistical step steps stochastic stock stop storage strategies strategy stream streaming streams stress string strings strong structure structured structures
  student students studies study style subspace super supervised support surface surfaces survey sustainable symbolic syntax synthetic system
  systematic systems table tables tail target targets task tasks teacher teachers team technical technique techniques technologies technology temperature temporal
  tensor term test testing tests text texts theoretic theoretical theories theory thermal things thinking thought threat threats three tight time times tissue title tool
  toolkit tools top topic topics topology total trace track tracks trade traffic train trained transfer transformer transformers transient translation transport tree trees
  trend trends trial trials trust truth tumor turn two type types ubiquitous unified uniform unit units universal unsupervised update urban use user users valid
  value values variable variables variation vector vectors vehicle vehicles verifiable version vertex video videos view views virtual virus vision visual voice volume
  vulnerable wall war waste water wave waves way ways weak wearable weather web weight weights white wide wild wind window winter wireless word words work workers
  works world worlds year years zero accepted proceedings conference workshop symposium journal university institute department school laboratory
  search results download supplementary abstract poster keynote session track chair discussion break lunch coffee registration welcome opening closing
  center centre college faculty company corporation inc ltd group academy hospital foundation
  acm ieee usenix springer elsevier wiley lett survey surveys transactions bulletin annals press magazine arxiv preprint corr neurips icml iclr cvpr iccv eccv emnlp naacl aaai ijcai kdd
  mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec january february march july september
  october november december gmt utc editor editors reporter museum
  tutorial demo demos demonstration award awards spotlight`)

/** True for a word that joins others, in any of the languages known here. */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word) || FOREIGN_FUNCTION_WORDS.has(word)

/** Endings that English nouns, verbs and adjectives have and names rarely do. */
const EVERYDAY_ENDING =
  /(?:[a-z]{2}(?:tion|tions|sion|sions|ness|ments|ity|ities|ance|ances|ence|ences|ology|ological|ically|ization|isation|ized|ised|izing|ising|ives?|ous|able|ible|ical|less|ful|ware|graphs?|ations?|isms?|ists?)|[a-z]{4}(?:ing|ings|ment|ated|ates|ating|ical|ial|ally|ular|ary|ory|ics|ed|ly)|(?:inter|trans|micro|multi|hyper|super|under|over|anti|auto|cyber|neuro|bio|meta|pseudo|quasi)[a-z]{4,})$/

/** True for a word (any case) that is likelier in a title or a sentence than in a name. */
export function isEverydayWord(word: string): boolean {
  const folded = fold(word)
  if (FUNCTION_WORDS.has(folded) || FOREIGN_FUNCTION_WORDS.has(folded) || EVERYDAY.has(folded)) return true
  if (GIVEN_NAMES.has(folded) || FAMILY_NAMES.has(folded)) return false
  return EVERYDAY_ENDING.test(folded)
}

const GIVEN_NAMES = words(`
  aaron abdul abdullah adam adrian agnes ahmad ahmed alan albert alejandro alessandro alex alexander alexandra alexei alfred ali alice alicia alina allen amanda amir amit amy
  ana anders andre andrea andreas andrei andrew andrey andrzej angel angela anil anita anna anne annika anthony antoine anton antonio arash arjun arnaud arthur arun asha
  ashish barbara bart beatrice ben benjamin bernard bernd bernhard bill bin björn bo bob boris brandon brian bruce bruno bryan camille carl carla carlo carlos carmen
  caroline catherine cecilia chao charles charlotte chen cheng chiara chloe chris christian christina christine christoph christopher claire clara claude claudia claudio
  cong craig cristina dan dana daniel daniela daniele dario david dawei debora deborah deepak denis dennis diana diego dieter dimitri dimitris dirk dmitry dominik donald
  douglas edgar eduardo edward elena eleni eli elias elisabeth elizabeth ellen emil emilia emily emma emmanuel enrico eric erik ernesto esther eugene eva evan fabian fabio
  fang fatima federico felix feng fernando filip filippo florian francesca francesco francis francisco francois frank franz fred frederic frederik friedrich gabriel gabriela
  gang gary george georg georgios gerald gerard gerhard gianluca giorgio giovanni giulia giuseppe gonzalo grace greg gregory guido guillaume gunnar guo gustavo hai hamid han
  hannah hannes hans hao harald harry hassan heather helen helena hendrik henri henrik henry hiroshi holger hong howard hugo hui hussein ian igor ilya ines ingrid irene
  isabel isabelle ivan jack jacob jacques jaime jakob jakub james jan jana jane janet jason javier jean jeff jeffrey jens jeremy jerome jesper jesse jessica jesus jia jian jie
  jim jin jing joachim joanna joao joel johan johann johannes john jon jonas jonathan jorge jose josef joseph joshua juan judith julia julian julie jun jürgen justin kai karen karim
  karl karin karsten katarina kate katharina katherine kathleen kazuki keith kelly ken kenji kenneth kevin khaled kiran klaus kristian kristina kumar kurt kyle lars laura laurent lea lee
  lei lena leo leon leonardo leonid li liam liang lin linda lisa liu lorenzo louis louise luca lucas lucia luis luisa luke lukas madeleine magnus mahmoud manuel marc marcel marcelo
  marco marcus margaret maria mariana marie marina mario marion mark marko markus marta martha martin martina mary masahiro mateo matteo matthew matthias matthieu maurice
  max maxim maya mehdi mei melissa michael michal michel michela michele miguel mike mikhail milan min ming minh miriam mohamed mohammad mohammed mohit monica morten muhammad
  mustafa nadia nan natalia natalie natasha nathan neha neil nicholas nick nicola nicolas niels nikhil nikita niklas nikola nikolai nikolaos nina noah nora norbert olaf oleg olga oliver
  olivia olivier omar oscar otto pablo paolo pascal patricia patrick paul paula paulo pavel pedro peng per peter petr petra phil philip philipp philippe pierre ping pietro pooja
  prakash priya qian qiang qing rachel rafael rahul raj rajesh ralf ralph ramesh ravi raymond rebecca remi renata rene ricardo richard rick rita robert roberto robin rodrigo roger roland roman
  ron ronald rosa ross roy ruben rudolf rui russell ruth ryan sabine sally sam samantha samir samuel sandra sanjay santiago sara sarah sebastian sergei sergey sergio shan shuai simon simone sofia
  sonia sophia sophie srinivas stefan stefanie stefano stephan stephanie stephen steve steven stuart sue sunil susan susanne svetlana sven sylvain takashi takeshi tanja tao tara tatiana ted
  teresa theo theodore thibault thierry thomas tian tim timo timothy tina tobias todd tom tomas tomasz tony ulrich uri ursula valentin valentina valeria vera veronica victor victoria vijay viktor
  vincent vinod virginia vivek vladimir walter wang wei wen werner wilhelm will william wolfgang xavier xiang xiao xin xu yan yang yann yannick yasmin yi ying yong yoshua yosuke yu yuan yue
  yuki yun yuri yves zhang zhao zhen zhi zoe zsofia`)

const FAMILY_NAMES = words(`
  adams ahmed ali allen anderson bailey baker becker bell bennett berg bianchi brown campbell carter chan chang chen cheng choi chowdhury clark cohen collins cook cooper costa cox
  cruz das davis diaz dubois edwards evans fang feng fernandez ferrari fischer fisher foster garcia gonzalez gray green guo gupta hall hansen hansson harris he hill
  hoffmann hu huang hughes ivanov jackson jain jensen jiang jin johansson johnson jones jung kang kaur keller kelly khan kim king klein kowalski krause kumar lam larsen lee
  lewis li liang lin liu lopez lu luo ma martin martinez mehta meyer miller mishra mitchell moore morales moreno morgan morris müller murphy murray nakamura nelson
  nguyen nielsen novak ng olsen ortiz pan park parker patel peng pereira perez peters petrov pham phillips popov price qian ramirez ramos rao reed reddy ren reyes richter rivera
  roberts robinson rodriguez rogers romano rossi russo ryan sanchez santos sato schmidt schneider scholz schulz schwartz scott shah sharma shen shi silva singh smith sokolov song
  stewart sun suzuki taylor tan tanaka tang tran thomas thompson tian torres tsai turner varma wagner walker wang ward watanabe watson weber wei white williams wilson wolf wong
  wood wright wu xie xu yamamoto yang ye yilmaz young yu yuan zeng zhang zhao zheng zhou zhu zimmermann`)

export const isGivenName = (word: string): boolean => GIVEN_NAMES.has(fold(word))
export const isKnownName = (word: string): boolean => GIVEN_NAMES.has(fold(word)) || FAMILY_NAMES.has(fold(word))

/** Words of places where papers appear, and of the numbers that go with them. */
export const VENUE_CUE =
  /\b(?:(?:(?:proc|conf|trans|phys|rev|lett|chem|inorg|soc|math|comput|sci|biol|med|symp|eur|natl|acad|appl|ann|bull|commun|environ|technol|nucl|astrophys|astron|geophys|mater|syst|theor|psychol|neurosci|clin|surg|oncol|assoc|univ|inf|j|vol|no|pp?|tech)\.)(?=[\s,;:\d]|$)|(?:proceedings|conference|workshop|symposium|journal|transactions|lecture notes|springer|elsevier|wiley|acm|ieee|usenix|arxiv(?: preprint)?|corr|biorxiv|medrxiv|ssrn|preprint|letters|annals|bulletin|review of|press|volume|pp|pages|issue|technical report|plos|thesis|dissertation|to appear|in press|forthcoming|under review|submitted|working paper|lncs|lnai|neurips|nips|icml|iclr|cvpr|iccv|eccv|emnlp|naacl|aaai|ijcai|sigir|sigmod|vldb|kdd|www|chi|isbn|issn|doi)\b)/gi

const NAVIGATION = words(`
  about account advanced alerts all ascending author authors back blog bookmark browse cart cite cited citations citation clear clone close code collapse comments contact contributors copy
  copyright cookie cookies date descending details donate download dropdown edit email embed english events expand export facebook faq feed feedback filter filters follow followers
  forgot format github go google help hide home html index info issues join language last latest legal library like likes linkedin links load log login logo logout menu metrics mobile more newest news newer
  newsletter next notifications older oldest options page pages password pdf please policy popular pre preview previous print privacy profile pull pulls recent references refresh register relevance report
  request requests reserved reset rights rss save scholar scroll search see select settings share show showing sign signin sitemap skip slides sort sponsor star stars submit subscribe support tags
  terms toggle top trending tweet twitter united unsubscribe updates upload upvote user username video view views visit watch website welcome login signup`)

/** True for words of buttons, menus and banners. */
export const isNavigationWord = (word: string): boolean => NAVIGATION.has(word)

const HEADING_WORDS = words(`
  accepted papers paper publications publication articles article journal journals conference conferences workshop workshops preprints preprint book books chapters chapter theses thesis technical reports
  report session sessions track tracks keynote keynotes invited talks talk posters poster tutorials tutorial demos demo program programme schedule proceedings contents references bibliography research
  selected recent peer reviewed refereed list full short long oral oral spotlight spotlights industry industrial awards award best contributions contents day
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december morning afternoon
  curriculum vitae
  committee committees chair chairs organizers organisers members editors team staff board people speakers
  main findings system demonstrations student phd doctoral consortium regular working manuscripts manuscript other news education experience teaching service grants patents talks software
  and of the in for to with edited volumes under review forthcoming press editorials part section volume issue table appendix`)

/** True for words that headings of lists are made of. */
export const isHeadingWord = (word: string): boolean => HEADING_WORDS.has(word)

export const MONTH =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?/i
