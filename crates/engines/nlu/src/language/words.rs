//! Frequent words by language. A word may stand in several lists; it then speaks for each of them.

/// Danish.
pub(super) const DANISH: &str = "\
jeg du han hun den det vi i de mig dig sig os jer dem min mit mine din dit dine sin sit sine hans hendes \
dens dets vores jeres deres en et og eller men at der som hvis når hvad hvem hvor hvornår hvorfor hvordan \
hvilken hvilket hvilke er var være været bliver blev blive blevet har havde have haft kan kunne skal skulle \
vil ville må måtte bør burde gør gjorde gøre gjort går gik gå gået får fik få fået kommer kom komme kommet \
tager tog tage taget siger sagde sige sagt ser så se set ved vidste vide ikke ingen intet aldrig altid ofte \
nu da så her hjem ud ind op ned over under mellem med uden til fra for af på om mod hos efter før siden \
inden omkring gennem meget mere mest lidt mindre mindst nogen noget nogle alle alt al hver hvert begge \
anden andet andre samme selv også kun bare jo vel nok igen endnu stadig allerede måske nej ja hej tak \
venligst gerne lige helt rigtig rigtigt godt god gode dårlig ny nyt nye stor stort store lille små første \
sidste næste dag dage uge uger måned måneder år time timer minutter klokken morgen aften eftermiddag nat i \
kort kortet konto kontoen penge betaling betale betalt pinkode kode regning beløb overføre overførsel lån \
hjælp hjælpe virker fungerer mangler glemt mistet stjålet spærret spærre spær åbne lukke slette slet ændre \
tilføj tilføje vis vise find finde sæt sætte bestil bestille spil spille afspil giv give lav lave sluk tænd \
ønsker kontakt kundeservice medarbejder besked svar svare spørgsmål problem fejl hurtigt længe hvorhen \
mangle vejr vejret regn regne skal fordi mens indtil ellers derfor dog heller både hverken end bedre bedst \
venlig hilsen mvh kære synes tror mener håber føler bruge bruger brugt køb købe købt sælge bil hus barn børn \
folk mand kvinde verden land arbejde job skole vej sted ting måde gang gange dem man sådan derinde derude \
mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september \
oktober november december";

/// English.
pub(super) const ENGLISH: &str = "\
i you he she it we they me him her us them my your his its our their mine yours this that these those the a \
an and or but if when what who where why how which whose is are was were be been being am has had have \
having can could shall should will would may might must do does did doing done don't doesn't didn't isn't \
aren't wasn't can't cannot won't wouldn't couldn't i'm i've i'll i'd it's that's what's there's you're let's \
im ive dont cant go goes going went gone get gets getting got come comes came take takes took make makes \
made making say says said see saw seen know knew known think thought want wants wanted need needs needed \
like likes liked not no never always often now then so here there home out in on up down off over under \
between with without to from for of at by about against after before since until into through during very \
much more most less least little some any many few all every each both other another same own also only \
just too again still already maybe please yes yeah hi hello hey thanks thank okay ok good great bad new old \
big small first last next day days week weeks month months year years hour hours minutes morning evening \
afternoon tonight today tomorrow yesterday card account money payment pay paid pin code bill amount \
transfer loan help work works working missing forgot lost stolen blocked block open close delete change add \
show find set book play give turn would contact customer service agent message answer question problem \
error fast long weather rain because while else therefore though either neither than better best dear \
regards feel use used using buy bought sell car house people man woman world work job school way place \
thing time times really there's tell list remind reminder cancel alarm song music album movie restaurant \
table rate check balance send receive received charge charged fee cash withdraw withdrawal top order track \
why's wasn't what're someone something anything nothing everything one two three four five been able \
monday tuesday wednesday thursday friday saturday sunday january february march may june july october";

/// Norwegian Bokmål.
pub(super) const NORWEGIAN: &str = "\
jeg du han hun den det vi i de meg deg seg oss dere dem min mitt mine din ditt dine sin sitt sine hans hennes \
vår vårt våre deres en et ei og eller men at der som hvis når hva hvem hvor hvorfor hvordan hvilken hvilket \
hvilke er var være vært blir ble bli blitt har hadde ha hatt kan kunne skal skulle vil ville må måtte bør \
burde gjør gjorde gjøre gjort går gikk gå gått får fikk få fått kommer kom komme kommet tar tok ta tatt sier \
sa si sagt ser så se sett vet visste vite ikke ingen ingenting aldri alltid ofte nå da så her hjem ut inn opp \
ned over under mellom med uten til fra for av på om mot hos etter før siden innen rundt gjennom mye mer mest \
litt mindre minst noen noe alle alt hver hvert begge annen annet andre samme selv også bare jo vel nok igjen \
ennå fortsatt allerede kanskje nei ja hei takk gjerne like helt veldig riktig bra god gode dårlig ny nytt nye \
stor stort store liten små første siste neste dag dager uke uker måned måneder år time timer minutter klokken \
morgen kveld ettermiddag natt kort kortet konto kontoen penger betaling betale betalt pinkode kode regning \
beløp overføre overføring lån hjelp hjelpe virker fungerer mangler glemt mistet stjålet sperret sperre åpne \
lukke slette endre legg vis vise finn finne sett sette bestill bestille spill spille gi lag lage ønsker \
kontakt kundeservice melding svar svare spørsmål problem feil raskt lenge vær været regn fordi mens ellers \
derfor heller både verken enn bedre best vennlig hilsen kjære synes tror mener håper føler bruke bruker brukt \
kjøp kjøpe kjøpt selge folk mann kvinne verden arbeid jobb skole vei sted ting måte gang ganger";

/// Swedish.
pub(super) const SWEDISH: &str = "\
jag du han hon den det vi i de mig dig sig oss er dem min mitt mina din ditt dina sin sitt sina hans hennes \
vår vårt våra deras en ett och eller men att där som om när vad vem var varför hur vilken vilket vilka är \
var vara varit blir blev bli blivit har hade ha haft kan kunde ska skulle vill ville måste bör borde gör \
gjorde göra gjort går gick gå gått får fick få fått kommer kom komma kommit tar tog ta tagit säger sa säga \
sagt ser såg se sett vet visste veta inte ingen inget aldrig alltid ofta nu då så här hem ut in upp ner över \
under mellan med utan till från för av på mot hos efter före sedan innan genom mycket mer mest lite mindre \
minst någon något några alla allt varje båda annan annat andra samma själv också bara ju väl nog igen ännu \
fortfarande redan kanske nej ja hej tack gärna precis helt riktigt bra god goda dålig ny nytt nya stor stort \
stora liten små första sista nästa dag dagar vecka veckor månad månader år timme timmar minuter klockan \
morgon kväll eftermiddag natt kort kortet konto kontot pengar betalning betala betalt kod räkning belopp \
överföra överföring lån hjälp hjälpa fungerar saknas glömt tappat stulet spärrat spärra öppna stänga ta bort \
ändra lägg visa hitta sätt beställa spela ge önskar kontakt kundtjänst meddelande svar svara fråga frågor \
problem fel snabbt länge väder regn eftersom medan annars därför heller både varken än bättre bäst vänlig \
hälsning tycker tror menar hoppas känner använda använder köp köpa köpt sälja folk man kvinna världen arbete \
jobb skola väg plats sak sätt gång gånger";

/// German.
pub(super) const GERMAN: &str = "\
ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mein meine meinen meinem meiner dein deine \
sein seine unser unsere euer der die das den dem des ein eine einen einem einer eines und oder aber dass wenn \
als was wer wo wann warum wie welche welcher welches ist sind war waren bin bist sei gewesen wird werden \
wurde worden hat haben hatte habe hast kann können konnte könnte soll sollen sollte will wollen wollte muss \
müssen darf dürfen mag möchte möchten macht machen gemacht geht gehen ging gegangen kommt kommen kam nicht \
kein keine keinen nie niemals immer oft jetzt dann so hier dort nach aus ein auf ab über unter zwischen mit \
ohne zu zum zur von vom für an am im in bei gegen seit vor bis durch sehr viel mehr am wenig weniger etwas \
alle alles jeder jede jedes beide andere anderen selbst auch nur doch schon noch wieder vielleicht nein ja \
hallo danke bitte gern gerne ganz gut gute guten schlecht neu neue groß große klein kleine erste letzte \
nächste tag tage woche wochen monat jahr jahre stunde stunden minuten uhr morgen abend heute gestern nacht \
karte konto geld zahlung bezahlen bezahlt rechnung betrag überweisung hilfe helfen funktioniert fehlt \
vergessen verloren gestohlen gesperrt öffnen schließen löschen ändern zeigen finden stellen bestellen \
spielen geben brauche brauchen kontakt nachricht antwort frage problem fehler schnell lange wetter regen weil \
während sonst deshalb besser liebe grüße glaube denke";
